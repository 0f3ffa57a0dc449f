package tallybook.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tallybook.tests.FourWeeks.FOLDER;
import static tallybook.tests.FourWeeks.LAST_MONDAY;
import static tallybook.tests.FourWeeks.ROLL_UP;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tallybook.summary.InvalidSummaryEventException;

/** A roll-up is no report where earlier reports do not cover its period exactly, or are not what they were. */
final class RollUpRefusalTest {
    @RegisterExtension
    static final SummaryOnEngines summary = SummaryOnEngines.start();

    private static final FourWeeks weeks = new FourWeeks(summary);

    @Test
    void isRefusedWhereAPartIsNotCovered() throws IOException {
        summary.invoke("{\"week\": \"2026-W44\"}");
        summary.invoke("{\"week\": \"2026-W47\"}");

        assertThatThrownBy(() -> summary.invokeWithoutTable(ROLL_UP))
                .isInstanceOf(InvalidSummaryEventException.class)
                .hasMessage(
                        "no earlier reports cover 2026-11-02T00:00:00Z to 2026-11-16T00:00:00Z without gap or overlap: "
                                + "ask for reports of that part first, or leave out \"source\", and the table is scanned");
        assertThat(summary.keys()).noneMatch(key -> key.startsWith(FOLDER));
    }

    @Test
    void isRefusedWherePiecesOverlap() throws IOException {
        weeks.makeWeeks("2026-W44", "2026-W45", "2026-W47");
        summary.invoke("{\"from\": \"2026-11-08T00:00:00Z\", \"to\": \"2026-11-16T00:00:00Z\"}");

        assertThatThrownBy(() -> summary.invokeWithoutTable(ROLL_UP))
                .isInstanceOf(InvalidSummaryEventException.class)
                .hasMessageContaining("cover 2026-11-09T00:00:00Z to 2026-11-16T00:00:00Z without gap or overlap:");
    }

    @Test
    void isRefusedWhereDaysWereCountedInAnotherTimeZone() throws IOException {
        var lisbon = ZoneId.of("Europe/Lisbon"); // in November its weeks begin and end as those of UTC
        weeks.makeWeeks("2026-W44", "2026-W45", "2026-W47");
        summary.invoke("{\"week\": \"2026-W46\"}", lisbon);

        assertThatThrownBy(() -> summary.invokeWithoutTable(ROLL_UP))
                .isInstanceOf(InvalidSummaryEventException.class)
                .hasMessageContaining(
                        "cover 2026-11-09T00:00:00Z to 2026-11-16T00:00:00Z without gap or overlap "
                                + "(summaries/2026-W46/summary-20261116T000000Z.json counts its days in Europe/Lisbon, not in UTC):");
    }

    @Test
    void isRefusedWhereAPieceWasMadeBeforeItsEnd() throws IOException {
        weeks.makeWeeks("2026-W44", "2026-W45", "2026-W46");
        summary.invoke(
                "{\"from\": \"2026-11-16T00:00:00Z\", \"to\": \"2026-11-23T00:00:00Z\"}",
                LAST_MONDAY.plus(Duration.ofMinutes(14)));

        assertThatThrownBy(() -> summary.invokeWithoutTable(ROLL_UP))
                .isInstanceOf(InvalidSummaryEventException.class)
                .hasMessageContaining("was made before its period was over, and may lack entries");
    }

    @Test
    void failsWhereAProfileIsMissing() throws IOException {
        weeks.makeWeeks();
        var profile = weeks.profileOf("2026-W46");
        summary.delete(profile);

        assertThatIllegalStateException()
                .isThrownBy(() -> summary.invokeWithoutTable(ROLL_UP))
                .withMessage(profile + ", which a report names, is missing");
        assertThat(summary.keys()).noneMatch(key -> key.startsWith(FOLDER));
    }

    @Test
    void failsWhereAProfileIsNotWhatItsReportSays() throws IOException {
        weeks.makeWeeks();
        var profile = weeks.profileOf("2026-W46");
        summary.put(profile, "another");

        assertThatIllegalStateException()
                .isThrownBy(() -> summary.invokeWithoutTable(ROLL_UP))
                .withMessage(profile + " is not what its report says: its SHA-256 differs");
    }
}
