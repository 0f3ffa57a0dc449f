package tallybook.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static tallybook.tests.ReportedWeek.FOLDER;
import static tallybook.tests.ReportedWeek.PAGE;
import static tallybook.tests.ReportedWeek.PATIENCE;
import static tallybook.tests.ReportedWeek.REPORT;
import static tallybook.tests.ReportedWeek.WEEK;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallybook.tests.FaultyAws.Fault;
import tallybook.tests.FaultyAws.Incident;

/** The summary function as Lambda wires it, in a process of its own that may be killed. */
final class SummaryProcessTest {
    private static final String CREATED =
            "{\"report\":\"" + REPORT + "\",\"page\":\"" + PAGE + "\",\"status\":\"created\"}";

    @RegisterExtension
    static final ReportedWeek week = ReportedWeek.start();

    private static SummaryProcess run(String call, Fault fault) throws IOException, InterruptedException {
        return SummaryProcess.run(week.engines, WEEK, new Incident(call, fault));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT " + FOLDER + "run-X/profile.bin, DEATH_AFTER",
        "PUT " + REPORT + ", DEATH_BEFORE",
        "PUT " + REPORT + ", DEATH_AFTER",
        "Publish, DEATH_AFTER"
    })
    void leavesNothingThatTheNextRunDoesNotMakeWholeWhenItIsKilled(String call, Fault death) throws Exception {
        assertThat(run(call + ", 1", death)).isEqualTo(new SummaryProcess(SummaryProcess.KILLED, "", 1));
        week.assertNoReportOrOneThatIsComplete();

        assertThat(week.run(Incident.NONE, PATIENCE).answer()).isPresent();
        week.assertAsUndisturbed();
    }

    @Test
    void writesTheReportOnceNobodyElseIsWritingIt() throws Exception {
        assertThat(run("PUT " + REPORT + ", 1", Fault.CONFLICT_TWICE)).isEqualTo(new SummaryProcess(0, CREATED, 3));
    }

    @Test
    void failsWhenOthersAlwaysSeemToBeWritingTheReport() throws Exception {
        var run = run("PUT " + REPORT + ", 1", Fault.CONFLICT);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.tries()).isGreaterThan(2);
        assertThat(week.keys()).doesNotContain(REPORT, PAGE);
    }

    @Test
    void countsAReportAsItsOwnThoughTheAnswerToItsPutWasLost() throws Exception {
        assertThat(run("PUT " + REPORT + ", 1", Fault.CUT_ONCE)).isEqualTo(new SummaryProcess(0, CREATED, 2));
    }
}
