package tallybook.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tallybook.summary.page.ReportPage;
import tallybook.summary.report.ReportJson;
import tallybook.tests.FaultyAws.Fault;
import tallybook.tests.FaultyAws.Incident;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each call of a summary goes wrong in each way: what stands then, and what the next run makes of it. */
final class SummaryFaultsTest {
    private static final String WEEK = "{\"week\": \"2026-W47\"}";
    private static final String FOLDER = "summaries/2026-W47/";
    private static final String REPORT = FOLDER + "summary-20261123T000000Z.json";
    private static final String PAGE = FOLDER + "summary-20261123T000000Z.html";
    private static final String ABANDONED = FOLDER + "run-abandoned/entries-00000.ndjson.gz";

    /** So late that every folder that a run left is older than a day. */
    private static final Instant NOW = Instant.parse("2099-01-01T00:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration NO_PATIENCE = Duration.ofMillis(100);

    private static final List<Fault> FAULTS = List.of(
            Fault.ERROR,
            Fault.SILENCE,
            Fault.DONE_IN_SILENCE,
            Fault.CUT,
            Fault.CUT_ONCE,
            Fault.DEATH_BEFORE,
            Fault.DEATH_AFTER);

    @TempDir
    private static Path data;

    private static SummaryOnEngines engines;
    private static SummaryRun undisturbed;
    private static JsonNode undisturbedReport;

    @BeforeAll
    static void makeTheReportUndisturbed() throws IOException {
        engines = SummaryOnEngines.start(data);
        for (int i = 0; i < 36; i++) {
            String day = i < 12 ? "2026-11-10" : "2026-11-17";
            engines.store(
                    "" + i, day + "T00:00:00.000Z", "{\"n\": %d, \"s\": \"%s\"}".formatted(i, "ab".charAt(i % 2)));
        }
        engines.invoke("{\"week\": \"2026-W46\"}");
        engines.put(ABANDONED, "left");
        undisturbed = run(Incident.NONE, PATIENCE);
        undisturbedReport = masked(engines.report(REPORT));
    }

    @AfterAll
    static void stop() {
        engines.close();
    }

    @BeforeEach
    void empty() {
        startAnew();
    }

    private static void startAnew() {
        engines.keys().stream().filter(key -> key.startsWith(FOLDER)).forEach(engines::delete);
        engines.put(ABANDONED, "left");
    }

    private static SummaryRun run(Incident incident, Duration patience) throws IOException {
        return SummaryRun.of(engines, WEEK, NOW, incident, patience);
    }

    /** A run that comes as far as the incident: one that waits for nothing long may give up before, on a busy machine. */
    private static SummaryRun disturbedRun(Incident incident) throws IOException {
        var patience = incident.fault().isSilent() ? NO_PATIENCE : PATIENCE;
        var disturbed = run(incident, patience);
        while (!disturbed.calls().contains(incident.call()) && patience.compareTo(PATIENCE) < 0) {
            startAnew();
            patience = patience.multipliedBy(2);
            disturbed = run(incident, patience);
        }
        assertThat(disturbed.calls()).contains(incident.call());
        return disturbed;
    }

    static Stream<Incident> incidents() {
        return undisturbed.calls().stream().flatMap(call -> FAULTS.stream().map(fault -> new Incident(call, fault)));
    }

    @Test
    void anUndisturbedRunMakesTheseCalls() {
        assertThat(undisturbed.succeeded()).isTrue();
        assertThat(undisturbed.calls())
                .contains("Scan of segment 3, 2")
                .contains("PUT " + FOLDER + "run-X/entries-30000.ndjson.gz, 1")
                .containsSubsequence(
                        "Scan of segment 0, 1",
                        "PUT " + FOLDER + "run-X/profile.bin, 1",
                        "PUT " + REPORT + ", 1",
                        "PUT " + PAGE + ", 1",
                        "Publish, 1",
                        "DELETE " + FOLDER + "run-X/entries-00000.ndjson.gz, 1");
        assertThat(undisturbed.announcements()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("incidents")
    void leavesNoReportOrACompleteOneAndTheNextRunMakesItWhole(Incident incident) throws IOException {
        var disturbed = disturbedRun(incident);

        if (incident.fault() != Fault.DEATH_BEFORE && incident.fault() != Fault.DEATH_AFTER) {
            assertThat(disturbed.succeeded())
                    .isEqualTo(incident.fault() == Fault.CUT_ONCE || isAfterAll(incident.call()));
        }
        if (engines.keys().contains(REPORT)) {
            assertReportIsComplete();
        } else {
            assertThat(disturbed.succeeded()).isFalse();
            assertThat(engines.keys()).doesNotContain(PAGE);
        }

        var next = run(Incident.NONE, PATIENCE);

        assertThat(next.succeeded()).isTrue();
        var named = assertReportIsComplete();
        assertThat(masked(engines.report(REPORT))).isEqualTo(undisturbedReport);
        assertThat(new String(engines.bytes(PAGE), UTF_8))
                .isEqualTo(ReportPage.of(ReportJson.read(engines.bytes(REPORT))));
        assertThat(Stream.of(disturbed, next).flatMap(run -> run.announcements().stream()))
                .isNotEmpty()
                .containsOnly(undisturbed.announcements().getFirst());
        assertThat(engines.keys().stream().filter(key -> key.startsWith(FOLDER)))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    /** Whether the report is out before the call. */
    private static boolean isAfterAll(String call) {
        return undisturbed.calls().indexOf(call) > undisturbed.calls().indexOf("Publish, 1");
    }

    /** Every object that the report names is there as it says. Returns the report's key, the page's and theirs. */
    private static List<String> assertReportIsComplete() {
        var objects = engines.report(REPORT).required("objects");
        var keys = new ArrayList<>(List.of(REPORT, PAGE));
        Stream.concat(
                        Stream.of(objects.required("profile")),
                        objects.required("entries").valueStream())
                .forEach(object -> {
                    var key = object.required("key").stringValue();
                    var content = engines.bytes(key);
                    assertThat(object.required("bytes").intValue()).isEqualTo(content.length);
                    assertThat(object.required("sha256").stringValue()).isEqualTo(sha256(content));
                    keys.add(key);
                });
        return keys;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** A report without the run's name, and without what the profile's bytes are: sketches draw by chance. */
    private static JsonNode masked(JsonNode report) {
        var masked = SummaryOnEngines.JSON.readTree(Calls.maskRun(report.toString()));
        ((ObjectNode) masked.at("/objects/profile")).remove(List.of("bytes", "sha256"));
        return masked;
    }
}
