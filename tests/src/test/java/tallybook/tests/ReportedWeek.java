package tallybook.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tallybook.summary.page.ReportPage;
import tallybook.summary.report.ReportJson;
import tallybook.tests.FaultyAws.Incident;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A week of entries on real engines, the report of the week before, and how an undisturbed run reports it. A test class
 * registers it: each test starts anew, and the engines stop after all.
 */
final class ReportedWeek implements BeforeEachCallback, AfterAllCallback {
    static final String WEEK = "{\"week\": \"2026-W47\"}";
    static final String FOLDER = "summaries/2026-W47/";
    static final String REPORT = FOLDER + "summary-20261123T000000Z.json";
    static final String PAGE = FOLDER + "summary-20261123T000000Z.html";

    /** What a run left that died long ago. */
    static final String ABANDONED = FOLDER + "run-abandoned/entries-00000.ndjson.gz";

    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** So late that every folder that a run left is older than a day. */
    private static final Instant NOW = Instant.parse("2099-01-01T00:00:00Z");

    final SummaryOnEngines engines;
    final SummaryRun undisturbed;
    private final JsonNode undisturbedReport;

    private ReportedWeek(SummaryOnEngines engines) throws IOException {
        this.engines = engines;
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

    static ReportedWeek start() {
        try {
            return new ReportedWeek(SummaryOnEngines.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        startAnew();
    }

    @Override
    public void afterAll(ExtensionContext tests) throws IOException {
        engines.afterAll(tests);
    }

    /** Removes all that runs made of the week, but for what one abandoned. */
    void startAnew() {
        keys().forEach(engines::delete);
        engines.put(ABANDONED, "left");
    }

    /** The keys in the week's folder. */
    List<String> keys() {
        return engines.keys().stream().filter(key -> key.startsWith(FOLDER)).toList();
    }

    /** @param patience how long the run waits for each answer */
    SummaryRun run(Incident incident, Duration patience) throws IOException {
        return SummaryRun.of(engines, WEEK, NOW, incident, patience);
    }

    /** There is no report, and no page without one; or there is a complete one. */
    void assertNoReportOrOneThatIsComplete() {
        if (keys().contains(REPORT)) {
            assertReportIsComplete();
        } else {
            assertThat(keys()).doesNotContain(PAGE);
        }
    }

    /** There is the report and the page of an undisturbed run, all that it names, and nothing else. */
    void assertAsUndisturbed() {
        var named = assertReportIsComplete();
        assertThat(masked(engines.report(REPORT))).isEqualTo(undisturbedReport);
        assertThat(new String(engines.bytes(PAGE), UTF_8))
                .isEqualTo(ReportPage.of(ReportJson.read(engines.bytes(REPORT))));
        assertThat(keys()).containsExactlyInAnyOrderElementsOf(named);
    }

    /** Every object that the report names is there as it says. Returns the report's key, the page's and theirs. */
    private List<String> assertReportIsComplete() {
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
