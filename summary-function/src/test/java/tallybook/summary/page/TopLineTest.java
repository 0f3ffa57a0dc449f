package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tallybook.summary.report.Report;

class TopLineTest {

    @Test
    void keepsThePeriodsNameTogetherAndWithTheMarkAfterIt() {
        assertThat(line("1,707 entries in 2026-W47; 2 alerts."))
                .isEqualTo(new TopLine("1,707 entries in ", "2026-W47;", " 2 alerts."));
        assertThat(line("1,707 entries in 2026-W47 so far."))
                .isEqualTo(new TopLine("1,707 entries in ", "2026-W47", " so far."));
        assertThat(line("No entries in 2026-W47")).isEqualTo(new TopLine("No entries in ", "2026-W47", ""));
    }

    @Test
    void isWholeWithoutTheName() {
        assertThat(line("No entries.")).isEqualTo(new TopLine("No entries.", "", ""));
    }

    private static TopLine line(String headline) {
        return TopLine.of(Reports.report(headline, List.of(), List.of(), List.of(), new Report.Omitted(0, 0, 0, 0)));
    }
}
