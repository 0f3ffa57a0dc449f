package tallybook.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.summary.InvalidSummaryEventException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The summary function on real engines: what it writes for what the table holds. */
final class SummaryTest {
    private static final String WEEK = "{\"week\": \"2026-W47\"}";
    private static final String FOLDER = "summaries/2026-W47/";
    private static final String REPORT = FOLDER + "summary-20261123T000000Z.json";
    private static final String PREVIOUS = "summaries/2026-W46/summary-20261116T000000Z.json";
    private static final String PAGE = FOLDER + "summary-20261123T000000Z.html";

    @RegisterExtension
    static final SummaryOnEngines summary = SummaryOnEngines.start();

    @Test
    void reportsTheWeekBeforeTheRulesTime() throws IOException {
        summary.store("before", "2026-11-15T23:59:59.999Z", "{\"a\": 0}");
        summary.store("first", "2026-11-16T00:00:00.000Z", "{\"a\": 1, \"b\": \"x\"}");
        summary.store("last", "2026-11-22T23:59:59.999Z", "{\"a\": 2.5}");
        summary.store("after", "2026-11-23T00:00:00.000Z", "{\"a\": 9}");

        assertThat(summary.invoke(EventFile.tree("weekly-rule.json").toString()))
                .isEqualTo("{\"report\":\"" + REPORT + "\",\"page\":\"" + PAGE + "\",\"status\":\"created\"}");

        var report = summary.report(REPORT);
        var entries = report.required("entries");
        assertThat(entries.required("count").intValue()).isEqualTo(2);
        assertThat(entries.required("tableCount").intValue()).isEqualTo(4);
        assertThat(entries.required("perDay")).hasSize(7).first().hasToString("{\"date\":\"2026-11-16\",\"count\":1}");
        assertThat(entries.required("perHour").get(23).intValue()).isEqualTo(1);
        assertThat(report.required("period"))
                .hasToString("{\"name\":\"2026-W47\",\"from\":\"2026-11-16T00:00:00Z\","
                        + "\"to\":\"2026-11-23T00:00:00Z\",\"timeZone\":\"UTC\"}");
        assertThat(report.required("headline").stringValue())
                .isEqualTo("2 entries in 2026-W47; no previous report to compare with.");
        var a = report.required("fields").get(0);
        assertThat(a.required("path").stringValue()).isEqualTo("$.a");
        assertThat(a.required("numbers").required("max").decimalValue()).isEqualTo(new BigDecimal("2.5"));
        assertThat(a.required("numbers").required("mean").doubleValue()).isEqualTo(1.75);
        assertThat(a.has("strings")).isFalse();
        assertThat(report.required("previous").isNull()).isTrue();
    }

    @Test
    void namesTheBackupAndTheProfileWithTheirBytesAndHashes() throws Exception {
        summary.store(
                "1",
                "2026-11-16T00:00:00.000Z",
                "{\"n\": 12345678901234567890.5, \"s\": \"\\u00e9\", \"l\": [null, true]}");
        summary.invoke(WEEK);

        var objects = summary.report(REPORT).required("objects");
        assertThat(objects.required("html").stringValue()).isEqualTo(PAGE);
        assertObject(objects.required("profile"));
        var part = objects.required("entries").get(0);
        assertObject(part);
        assertThat(part.required("count").intValue()).isEqualTo(1);
        var lines = new GZIPInputStream(
                new ByteArrayInputStream(summary.bytes(part.required("key").stringValue())));
        assertThat(SummaryOnEngines.JSON.readTree(lines))
                .isEqualTo(
                        SummaryOnEngines.JSON.readTree(
                                "{\"id\": \"1\", \"receivedAt\": \"2026-11-16T00:00:00.000Z\","
                                        + "\"data\": {\"n\": 12345678901234567890.5, \"s\": \"\u00e9\", \"l\": [null, true]}}"));
    }

    @Test
    void makesOneReportAPeriodHoweverOftenItIsAsked() throws IOException {
        summary.store("1", "2026-11-16T00:00:00.000Z", "{}");
        summary.invoke(WEEK);
        var report = summary.bytes(REPORT);
        summary.store("late", "2026-11-17T00:00:00.000Z", "{}");

        assertThat(summary.invoke(WEEK)).contains("\"status\":\"already-there\"");
        assertThat(summary.bytes(REPORT)).isEqualTo(report);
    }

    @Test
    void writesThePageThatAnEarlierRunDidNotComeTo() throws IOException {
        summary.invoke(WEEK);
        var page = summary.bytes(PAGE);
        summary.delete(PAGE);

        summary.invoke(WEEK);

        assertThat(summary.bytes(PAGE)).isEqualTo(page);
    }

    @Test
    void makesANewEditionBesideTheOld() throws IOException {
        summary.invoke(WEEK);
        var first = summary.bytes(REPORT);
        summary.store("late", "2026-11-17T00:00:00.000Z", "{}");
        summary.invoke("{\"week\": \"2026-W47\", \"revision\": 2}");

        var second = summary.report(FOLDER + "summary-20261123T000000Z-r2.json");
        assertThat(second.required("revision").intValue()).isEqualTo(2);
        assertThat(second.required("entries").required("count").intValue()).isEqualTo(1);
        assertThat(summary.bytes(REPORT)).isEqualTo(first);
    }

    @Test
    void comparesWithTheNewestEditionOfTheWeekBefore() throws IOException {
        for (int i = 0; i < 30; i++) {
            summary.store("old" + i, "2026-11-10T00:00:00.000Z", "{\"gone\": 1}");
            summary.store("new" + i, "2026-11-17T00:00:00.000Z", "{\"fresh\": 1}");
        }
        summary.invoke("{\"week\": \"2026-W46\"}");
        summary.invoke("{\"week\": \"2026-W46\", \"revision\": 10}");
        summary.invoke("{\"week\": \"2026-W46\", \"revision\": 9}");
        summary.invoke(WEEK);

        var report = summary.report(REPORT);
        assertThat(report.required("previous").stringValue())
                .isEqualTo("summaries/2026-W46/summary-20261116T000000Z-r10.json");
        assertThat(kindsOfChanges()).containsExactly("field-appeared", "field-vanished");
        assertThat(report.required("alerts").get(0).required("severity").stringValue())
                .isEqualTo("high");
    }

    @Test
    void comparesAllButDistributionsWhereTheProfileBeforeIsOfAnotherFormat() throws Exception {
        storeTwoWeeks();
        summary.invoke("{\"week\": \"2026-W46\"}");
        var previous = summary.report(PREVIOUS);
        byte[] other = "of another format".getBytes(UTF_8);
        summary.put(keyOfProfile(previous), other);
        ((ObjectNode) previous.at("/objects/profile")).put("sha256", sha256(other));
        summary.put(PREVIOUS, previous.toString());
        summary.invoke(WEEK);

        assertThat(kindsOfChanges()).containsExactly("field-vanished");
    }

    @Test
    void comparesAllButDistributionsWhereTheProfileBeforeIsDamaged() throws IOException {
        storeTwoWeeks();
        summary.invoke("{\"week\": \"2026-W46\"}");
        var key = keyOfProfile(summary.report(PREVIOUS));
        byte[] damaged = summary.bytes(key);
        damaged[new String(damaged, ISO_8859_1).indexOf("UTC")] = '?';
        summary.put(key, damaged);
        summary.invoke(WEEK);

        assertThat(kindsOfChanges()).containsExactly("field-vanished");
    }

    private static void storeTwoWeeks() {
        for (int i = 0; i < 100; i++) {
            summary.store("old" + i, "2026-11-10T00:00:00.000Z", "{\"n\": " + i + ", \"gone\": true}");
            summary.store("new" + i, "2026-11-17T00:00:00.000Z", "{\"n\": " + i % 10 + "}");
        }
    }

    private static String keyOfProfile(JsonNode report) {
        return report.at("/objects/profile/key").stringValue();
    }

    private static List<String> kindsOfChanges() {
        return summary.report(REPORT)
                .required("changes")
                .valueStream()
                .map(change -> change.required("kind").stringValue())
                .toList();
    }

    @Test
    void reportsAWeekWithoutEntries() throws IOException {
        summary.invoke(WEEK);

        var report = summary.report(REPORT);
        assertThat(report.required("headline").stringValue()).isEqualTo("No entries in 2026-W47.");
        assertThat(report.required("fields")).isEmpty();
        assertThat(report.required("objects").required("entries")).isEmpty();
        assertThat(report.required("alerts").get(0).required("kind").stringValue())
                .isEqualTo("no-entries");
    }

    @Test
    void leavesOutItemsThatAreNoEntries() throws IOException {
        summary.store(Map.of("id", AttributeValue.fromS("foreign"), "colour", AttributeValue.fromS("red")));
        summary.invoke(WEEK);

        assertThat(summary.report(REPORT)
                        .required("omitted")
                        .required("foreignItems")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void showsNoValuesWhereNoneAreToBeShown() throws IOException {
        for (int i = 0; i < 10; i++) {
            summary.store("" + i, "2026-11-17T00:00:00.000Z", "{\"s\": \"secret\", \"t\": \"2026-01-01T00:00:00Z\"}");
        }
        summary.store("few", "2026-11-17T00:00:00.000Z", "{\"few\": 7777, \"many\": [8888, 1, 1, 1, 9999]}");
        summary.invoke(WEEK, "NONE");

        assertThat(summary.report(REPORT).toString())
                .doesNotContain("secret", "2026-01-01T00:00:00Z", "\"min\"", "\"max\"", "7777", "8888", "9999");
        assertThat(new String(summary.bytes(PAGE), UTF_8)).doesNotContain("secret", "2026-01-01T00:00:00Z");
    }

    @Test
    void failsLoudlyNearItsDeadlineAndReportsNothing() {
        summary.store("1", "2026-11-16T00:00:00.000Z", "{}");

        assertThatThrownBy(() -> summary.invoke(WEEK, Duration.ofMillis(100)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too large for one run");
        assertThat(summary.keys()).noneMatch(key -> key.contains("/summary-"));
    }

    @Test
    void refusesAnEventThatIsNeitherTheRulesNorAnOperators() {
        assertThatThrownBy(() -> summary.invoke("{\"month\": \"2026-11\"}"))
                .isInstanceOf(InvalidSummaryEventException.class);
    }

    private void assertObject(JsonNode object) throws Exception {
        var content = summary.bytes(object.required("key").stringValue());
        assertThat(object.required("bytes").intValue()).isEqualTo(content.length);
        assertThat(object.required("sha256").stringValue()).isEqualTo(sha256(content));
        assertThat(object.required("key").stringValue()).startsWith(FOLDER + "run-");
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
