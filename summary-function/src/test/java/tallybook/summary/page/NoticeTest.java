package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallybook.summary.report.Report;

class NoticeTest {

    private static final Map<String, Mention> MENTIONS = Map.of("$.a", new Mention("field-3", List.of()));

    private static final Label HIGH = new Label("high", "high");

    @Test
    void linksThePathInsideAnAlertsMessage() {
        assertThat(Notice.of(alert("$.a", "Now $.a is null."), MENTIONS, 1000))
                .isEqualTo(new Notice(HIGH, "Now ", "$.a", "field-3", " is null."));
    }

    @Test
    void putsThePathBeforeAMessageThatDoesNotNameIt() {
        assertThat(Notice.of(alert("$.b", "now null"), MENTIONS, 1000))
                .isEqualTo(new Notice(HIGH, "", "$.b", null, ": now null"));
    }

    @Test
    void showsNoPathForTheWholePeriod() {
        assertThat(Notice.of(alert("$", "Nothing was received."), MENTIONS, 1000))
                .isEqualTo(new Notice(HIGH, "Nothing was received.", "", null, ""));
    }

    private static Report.Alert alert(String path, String message) {
        return new Report.Alert(Report.Severity.HIGH, path, Report.ChangeKind.TYPE_CHANGED, message);
    }
}
