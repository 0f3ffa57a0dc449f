package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tallybook.summary.report.Report;
import tallybook.summary.report.ReportJson;

/** A run makes the page of the report in its hand, and a later run of the one that is stored: they are one. */
class StoredReportTest {

    static Stream<Report> samples() {
        return SamplePages.reports().values().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isTheReportThatWasWrittenAndHasItsPage(Report report) {
        var stored = ReportJson.read(ReportJson.write(report));

        assertThat(stored).isEqualTo(report);
        assertThat(ReportPage.of(stored)).isEqualTo(ReportPage.of(report));
    }
}
