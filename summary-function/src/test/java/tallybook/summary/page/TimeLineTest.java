package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tallybook.summary.report.Report;

class TimeLineTest {

    private static final Report.Span WEEK =
            new Report.Span("2026-W47", "2026-11-16T00:00:00Z", "2026-11-23T00:00:00Z", "UTC");

    @Test
    void liesInsideThePeriod() {
        assertThat(TimeLine.of(new Report.Timestamps(2, "2026-11-16T00:00:00Z", "2026-11-19T12:00:00Z"), WEEK))
                .isEqualTo(new TimeLine(0, 150, 0, 75, "The timestamps lie inside the period"));
    }

    @Test
    void reachesBeyondThePeriod() {
        assertThat(TimeLine.of(new Report.Timestamps(2, "2026-11-09T00:00:00Z", "2026-11-16T00:00:00Z"), WEEK))
                .isEqualTo(new TimeLine(75, 75, 0, 75, "The timestamps (dark) reach beyond the period (light)"));
    }

    @Test
    void isLeftOutWhereValuesAreNotShown() {
        assertThat(TimeLine.of(new Report.Timestamps(2, null, null), WEEK)).isEqualTo(FieldChart.Words.NOT_SHOWN);
    }
}
