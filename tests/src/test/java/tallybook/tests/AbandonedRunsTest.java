package tallybook.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static tallybook.tests.SummaryOnEngines.MONDAY;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs of one period that come at once or one after the other: which report stands, and what becomes of the rest. */
final class AbandonedRunsTest {
    private static final String WEEK = "{\"week\": \"2026-W47\"}";
    private static final String FOLDER = "summaries/2026-W47/";
    private static final String REPORT = FOLDER + "summary-20261123T000000Z.json";
    private static final String PAGE = FOLDER + "summary-20261123T000000Z.html";

    @RegisterExtension
    static final SummaryOnEngines summary = SummaryOnEngines.start();

    @Test
    void oneOfManyRunsAtOnceMakesTheReportAndAllSucceed() throws Exception {
        summary.store("1", "2026-11-16T00:00:00.000Z", "{\"a\": 1}");

        assertThat(statusesOfRunsAtOnce(8))
                .containsOnlyOnce("created")
                .hasSize(8)
                .allMatch(status -> status.equals("created") || status.equals("already-there"));

        var profile = summary.report(REPORT).at("/objects/profile/key").stringValue();
        assertThat(summary.keys()).filteredOn(key -> key.contains("/summary-")).containsExactlyInAnyOrder(REPORT, PAGE);
        assertThat(summary.keys())
                .contains(profile)
                .filteredOn(key -> key.endsWith("/profile.bin"))
                .hasSize(8);

        summary.invoke(WEEK, MONDAY.plus(Duration.ofDays(36500)));
        assertThat(summary.keys())
                .filteredOn(key -> key.endsWith("/profile.bin"))
                .containsExactly(profile);
    }

    /** All under one request id, and at one time by their clocks. */
    private static List<String> statusesOfRunsAtOnce(int runs) throws Exception {
        var together = new CyclicBarrier(runs);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                answers.add(threads.submit(() -> {
                    together.await();
                    return summary.invoke(WEEK);
                }));
            }
            List<String> statuses = new ArrayList<>();
            for (var answer : answers) {
                statuses.add(SummaryOnEngines.JSON
                        .readTree(answer.get())
                        .required("status")
                        .stringValue());
            }
            return statuses;
        }
    }

    @Test
    void removesWhatARunLeftOnceAllOfItIsADayOld() throws IOException {
        var first = FOLDER + "run-died/entries-00000.ndjson.gz";
        var last = FOLDER + "run-died/profile.bin";
        summary.put(first, "left", MONDAY.minus(Duration.ofDays(9)));
        summary.put(last, "left", MONDAY);

        summary.invoke(WEEK, MONDAY.plus(Duration.ofHours(23)));
        assertThat(summary.keys()).contains(first, last);

        summary.invoke(WEEK, MONDAY.plus(Duration.ofHours(25)));
        assertThat(summary.keys()).doesNotContain(first, last).contains(REPORT, PAGE, profileOf(REPORT));
    }

    @Test
    void removesWhatARunOfTheWeekBeforeLeft() throws IOException {
        var left = "summaries/2026-W46/run-died/profile.bin";
        var ofAnotherWeek = "summaries/2026-W45/run-died/profile.bin";
        summary.invoke("{\"week\": \"2026-W46\"}");
        var report = "summaries/2026-W46/summary-20261116T000000Z.json";
        var profile = profileOf(report);
        summary.put(left, "left", MONDAY.minus(Duration.ofDays(7)));
        summary.put(ofAnotherWeek, "left", MONDAY.minus(Duration.ofDays(14)));

        summary.invoke(WEEK, MONDAY.plus(Duration.ofDays(36500)));

        assertThat(summary.keys()).doesNotContain(left).contains(ofAnotherWeek, report, profile);
    }

    @Test
    void removesNothingOnceTheTimeIsUp() throws IOException {
        var left = FOLDER + "run-died/profile.bin";
        summary.put(left, "left", MONDAY.minus(Duration.ofDays(9)));
        summary.invoke(WEEK);
        assertThat(summary.keys()).doesNotContain(left);
        summary.put(left, "left", MONDAY.minus(Duration.ofDays(9)));

        assertThat(summary.invoke(WEEK, Duration.ofMillis(100))).contains("already-there");
        assertThat(summary.keys()).contains(left);
    }

    private static String profileOf(String report) {
        return summary.report(report).at("/objects/profile/key").stringValue();
    }
}
