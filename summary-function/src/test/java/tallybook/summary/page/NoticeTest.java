package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tallybook.summary.report.Report;

class NoticeTest {

    private static final Map<String, String> ANCHORS = Map.of("$.a", "field-3");

    @Test
    void linksThePathInsideAnAlertsMessage() {
        assertThat(Notice.of(alert("$.a", "Now $.a is null."), ANCHORS))
                .isEqualTo(new Notice("high", "high", "Now ", "$.a", "field-3", " is null."));
    }

    @Test
    void putsThePathBeforeAMessageThatDoesNotNameIt() {
        assertThat(Notice.of(alert("$.b", "now null"), ANCHORS))
                .isEqualTo(new Notice("high", "high", "", "$.b", null, ": now null"));
    }

    @Test
    void showsNoPathForTheWholePeriod() {
        assertThat(Notice.of(alert("$", "Nothing was received."), ANCHORS))
                .isEqualTo(new Notice("high", "high", "Nothing was received.", "", null, ""));
    }

    private static Report.Alert alert(String path, String message) {
        return new Report.Alert(Report.Severity.HIGH, path, Report.ChangeKind.TYPE_CHANGED, message);
    }
}
