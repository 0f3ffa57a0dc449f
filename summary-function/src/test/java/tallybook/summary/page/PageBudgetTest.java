package tallybook.summary.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageBudgetTest {

    @Test
    void shrinksThePageStepByStep() {
        var extreme = Reports.extreme();

        assertThat(PageBudget.LARGEST_FIRST.stream()
                        .map(budget -> ReportPage.of(extreme, budget).getBytes(UTF_8).length))
                .isSortedAccordingTo((a, b) -> b - a);
    }

    @Test
    void leavesAnOrdinaryReportWhole() {
        var report = Reports.ofFields(500);

        assertThat(ReportPage.of(report)).isEqualTo(ReportPage.of(report, PageBudget.LARGEST_FIRST.getFirst()));
    }
}
