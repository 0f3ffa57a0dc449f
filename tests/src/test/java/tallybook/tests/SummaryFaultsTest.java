package tallybook.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static tallybook.tests.ReportedWeek.FOLDER;
import static tallybook.tests.ReportedWeek.PAGE;
import static tallybook.tests.ReportedWeek.PATIENCE;
import static tallybook.tests.ReportedWeek.REPORT;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tallybook.tests.FaultyAws.Fault;
import tallybook.tests.FaultyAws.Incident;

/** Each call of a summary goes wrong in each way: what stands then, and what the next run makes of it. */
final class SummaryFaultsTest {
    private static final Duration NO_PATIENCE = Duration.ofMillis(100);

    private static final List<Fault> FAULTS = List.of(
            Fault.ERROR,
            Fault.SILENCE,
            Fault.DONE_IN_SILENCE,
            Fault.CUT,
            Fault.CUT_ONCE,
            Fault.DEATH_BEFORE,
            Fault.DEATH_AFTER);

    @RegisterExtension
    static final ReportedWeek week = ReportedWeek.start();

    static Stream<Incident> incidents() {
        return week.undisturbed.calls().stream()
                .flatMap(call -> FAULTS.stream().map(fault -> new Incident(call, fault)));
    }

    @Test
    void anUndisturbedRunMakesTheseCalls() {
        assertThat(week.undisturbed.answer()).isPresent();
        assertThat(week.undisturbed.calls())
                .contains("Scan of segment 3, 2")
                .contains("PUT " + FOLDER + "run-X/entries-30000.ndjson.gz, 1")
                .containsSubsequence(
                        "Scan of segment 0, 1",
                        "PUT " + FOLDER + "run-X/profile.bin, 1",
                        "PUT " + REPORT + ", 1",
                        "PUT " + PAGE + ", 1",
                        "Publish, 1",
                        "DELETE " + FOLDER + "run-X/entries-00000.ndjson.gz, 1");
        assertThat(week.undisturbed.announcements()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void leavesNoReportOrACompleteOneAndTheNextRunMakesItWhole(Incident incident) throws IOException {
        var disturbed = disturbedRun(incident);

        if (!incident.fault().isDeath()) {
            assertThat(disturbed.answer().isPresent())
                    .isEqualTo(incident.fault() == Fault.CUT_ONCE || isAfterAll(incident.call()));
        }
        week.assertNoReportOrOneThatIsComplete();

        var next = week.run(Incident.NONE, PATIENCE);

        assertThat(next.answer()).isPresent();
        week.assertAsUndisturbed();
        assertThat(Stream.of(disturbed, next).flatMap(run -> run.announcements().stream()))
                .isNotEmpty()
                .containsOnly(week.undisturbed.announcements().getFirst());
    }

    @Test
    void countsAReportAsItsOwnThoughTheAnswerToItsPutWasLost() throws IOException {
        var run = week.run(new Incident("PUT " + REPORT + ", 1", Fault.CUT_ONCE), PATIENCE);

        assertThat(run.answer()).hasValueSatisfying(answer -> assertThat(answer).contains("\"status\":\"created\""));
    }

    @Test
    void asksAgainForAPageThatStopsInItsMiddle() throws IOException {
        var run = week.run(new Incident("Scan of segment 3, 2", Fault.HALF_ONCE), Duration.ofSeconds(2));

        assertThat(run.answer()).isPresent();
        week.assertAsUndisturbed();
    }

    /** A run that comes as far as the incident: one that waits for nothing long may give up before, on a busy machine. */
    private static SummaryRun disturbedRun(Incident incident) throws IOException {
        var patience = incident.fault().isSilent() ? NO_PATIENCE : PATIENCE;
        var disturbed = week.run(incident, patience);
        while (!disturbed.calls().contains(incident.call()) && patience.compareTo(PATIENCE) < 0) {
            week.startAnew();
            patience = patience.multipliedBy(2);
            disturbed = week.run(incident, patience);
        }
        assertThat(disturbed.calls()).contains(incident.call());
        return disturbed;
    }

    /** Whether the report is out before the call. */
    private static boolean isAfterAll(String call) {
        return week.undisturbed.calls().indexOf(call) > week.undisturbed.calls().indexOf("Publish, 1");
    }
}
