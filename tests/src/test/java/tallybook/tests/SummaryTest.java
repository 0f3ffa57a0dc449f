package tallybook.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;
import tallybook.local.LocalContext;
import tallybook.local.LocalDynamoDb;
import tallybook.local.LocalS3;
import tallybook.summary.InvalidSummaryEventException;
import tallybook.summary.SummaryHandler;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The summary function on real engines: what it writes for what the table holds. */
final class SummaryTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:15:07Z");
    private static final String WEEK = "{\"week\": \"2026-W47\"}";
    private static final String FOLDER = "summaries/2026-W47/";
    private static final String REPORT = FOLDER + "summary-20261123T000000Z.json";
    private static final String PAGE = FOLDER + "summary-20261123T000000Z.html";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TempDir
    private static Path data;

    private static LocalDynamoDb dynamoDb;
    private static LocalS3 s3;

    @BeforeAll
    static void start() throws IOException {
        dynamoDb = LocalDynamoDb.start(data.resolve("entries"), 0);
        s3 = LocalS3.start(data.resolve("objects"), 0);
    }

    @AfterAll
    static void stop() {
        s3.close();
        dynamoDb.close();
    }

    @AfterEach
    void empty() {
        for (var item : dynamoDb.client()
                .scan(scan -> scan.tableName(LocalDynamoDb.TABLE_NAME).projectionExpression("id"))
                .items()) {
            dynamoDb.client()
                    .deleteItem(
                            delete -> delete.tableName(LocalDynamoDb.TABLE_NAME).key(item));
        }
        for (var key : keys()) {
            s3.client()
                    .deleteObject(delete -> delete.bucket(LocalS3.BUCKET_NAME).key(key));
        }
    }

    @Test
    void reportsTheWeekBeforeTheRulesTime() throws IOException {
        store("before", "2026-11-15T23:59:59.999Z", "{\"a\": 0}");
        store("first", "2026-11-16T00:00:00.000Z", "{\"a\": 1, \"b\": \"x\"}");
        store("last", "2026-11-22T23:59:59.999Z", "{\"a\": 2.5}");
        store("after", "2026-11-23T00:00:00.000Z", "{\"a\": 9}");

        assertThat(invoke(EventFile.tree("weekly-rule.json").toString()))
                .isEqualTo("{\"report\":\"" + REPORT + "\",\"page\":\"" + PAGE + "\",\"status\":\"created\"}");

        var report = json(REPORT);
        var entries = report.required("entries");
        assertThat(entries.required("count").intValue()).isEqualTo(2);
        assertThat(entries.required("tableCount").intValue()).isEqualTo(4);
        assertThat(entries.required("perDay")).hasSize(7).first().hasToString("{\"date\":\"2026-11-16\",\"count\":1}");
        assertThat(entries.required("perHour").get(23).intValue()).isEqualTo(1);
        assertThat(report.required("period"))
                .hasToString("{\"name\":\"2026-W47\",\"from\":\"2026-11-16T00:00:00Z\","
                        + "\"to\":\"2026-11-23T00:00:00Z\",\"timeZone\":\"UTC\"}");
        assertThat(report.required("headline").stringValue()).isEqualTo("2 entries in 2026-W47.");
        var a = report.required("fields").get(0);
        assertThat(a.required("path").stringValue()).isEqualTo("$.a");
        assertThat(a.required("numbers").required("max").decimalValue()).isEqualTo(new BigDecimal("2.5"));
        assertThat(a.required("numbers").required("mean").doubleValue()).isEqualTo(1.75);
        assertThat(a.has("strings")).isFalse();
        assertThat(report.required("previous").isNull()).isTrue();
    }

    @Test
    void namesTheBackupAndTheProfileWithTheirBytesAndHashes() throws Exception {
        store(
                "1",
                "2026-11-16T00:00:00.000Z",
                "{\"n\": 12345678901234567890.5, \"s\": \"\\u00e9\", \"l\": [null, true]}");
        invoke(WEEK);

        var objects = json(REPORT).required("objects");
        assertThat(objects.required("html").stringValue()).isEqualTo(PAGE);
        assertObject(objects.required("profile"));
        var part = objects.required("entries").get(0);
        assertObject(part);
        assertThat(part.required("count").intValue()).isEqualTo(1);
        var lines = new GZIPInputStream(
                new ByteArrayInputStream(bytes(part.required("key").stringValue())));
        assertThat(JSON.readTree(lines))
                .isEqualTo(JSON.readTree("{\"id\": \"1\", \"receivedAt\": \"2026-11-16T00:00:00.000Z\","
                        + "\"data\": {\"n\": 12345678901234567890.5, \"s\": \"\u00e9\", \"l\": [null, true]}}"));
    }

    @Test
    void makesOneReportAPeriodHoweverOftenItIsAsked() throws IOException {
        store("1", "2026-11-16T00:00:00.000Z", "{}");
        invoke(WEEK);
        var report = bytes(REPORT);
        store("late", "2026-11-17T00:00:00.000Z", "{}");

        assertThat(invoke(WEEK)).contains("\"status\":\"already-there\"");
        assertThat(bytes(REPORT)).isEqualTo(report);
    }

    @Test
    void writesThePageThatAnEarlierRunDidNotComeTo() throws IOException {
        invoke(WEEK);
        var page = bytes(PAGE);
        s3.client().deleteObject(delete -> delete.bucket(LocalS3.BUCKET_NAME).key(PAGE));

        invoke(WEEK);

        assertThat(bytes(PAGE)).isEqualTo(page);
    }

    @Test
    void makesANewEditionBesideTheOld() throws IOException {
        invoke(WEEK);
        var first = bytes(REPORT);
        store("late", "2026-11-17T00:00:00.000Z", "{}");
        invoke("{\"week\": \"2026-W47\", \"revision\": 2}");

        var second = json(FOLDER + "summary-20261123T000000Z-r2.json");
        assertThat(second.required("revision").intValue()).isEqualTo(2);
        assertThat(second.required("entries").required("count").intValue()).isEqualTo(1);
        assertThat(bytes(REPORT)).isEqualTo(first);
    }

    @Test
    void comparesWithTheNewestEditionOfTheWeekBefore() throws IOException {
        for (int i = 0; i < 30; i++) {
            store("old" + i, "2026-11-10T00:00:00.000Z", "{\"gone\": 1}");
            store("new" + i, "2026-11-17T00:00:00.000Z", "{\"fresh\": 1}");
        }
        invoke("{\"week\": \"2026-W46\"}");
        invoke("{\"week\": \"2026-W46\", \"revision\": 10}");
        invoke("{\"week\": \"2026-W46\", \"revision\": 9}");
        invoke(WEEK);

        var report = json(REPORT);
        assertThat(report.required("previous").stringValue())
                .isEqualTo("summaries/2026-W46/summary-20261116T000000Z-r10.json");
        assertThat(report.required("changes"))
                .extracting(change -> change.required("kind").stringValue())
                .containsExactly("field-appeared", "field-vanished");
        assertThat(report.required("alerts").get(0).required("severity").stringValue())
                .isEqualTo("high");
    }

    @Test
    void reportsAWeekWithoutEntries() throws IOException {
        invoke(WEEK);

        var report = json(REPORT);
        assertThat(report.required("headline").stringValue()).isEqualTo("No entries in 2026-W47; 1 alert.");
        assertThat(report.required("fields")).isEmpty();
        assertThat(report.required("objects").required("entries")).isEmpty();
        assertThat(report.required("alerts").get(0).required("kind").stringValue())
                .isEqualTo("no-entries");
    }

    @Test
    void leavesOutItemsThatAreNoEntries() throws IOException {
        dynamoDb.client()
                .putItem(put -> put.tableName(LocalDynamoDb.TABLE_NAME)
                        .item(Map.of("id", AttributeValue.fromS("foreign"), "colour", AttributeValue.fromS("red"))));
        invoke(WEEK);

        assertThat(json(REPORT).required("omitted").required("foreignItems").intValue())
                .isEqualTo(1);
    }

    @Test
    void showsNoValuesWhereNoneAreToBeShown() throws IOException {
        for (int i = 0; i < 10; i++) {
            store("" + i, "2026-11-17T00:00:00.000Z", "{\"s\": \"secret\", \"t\": \"2026-01-01T00:00:00Z\"}");
        }
        store("few", "2026-11-17T00:00:00.000Z", "{\"few\": 7777, \"many\": [8888, 1, 1, 1, 9999]}");
        invoke(WEEK, "NONE");

        var report = new String(bytes(REPORT), UTF_8);
        assertThat(report)
                .doesNotContain("secret", "2026-01-01T00:00:00Z", "\"min\"", "\"max\"", "7777", "8888", "9999");
        assertThat(new String(bytes(PAGE), UTF_8)).doesNotContain("secret", "2026-01-01T00:00:00Z");
    }

    @Test
    void removesWhatARunThatDiedLeftOnceItIsADayOld() throws IOException {
        var left = FOLDER + "run-died-1/entries-00000.ndjson.gz";
        s3.client().putObject(put -> put.bucket(LocalS3.BUCKET_NAME).key(left), RequestBody.fromString("left"));
        var made = InstantSource.system().instant();

        invoke(WEEK, "COMMON", Duration.ofMinutes(15), made.plus(Duration.ofHours(23)));
        assertThat(keys()).contains(left);

        invoke(WEEK, "COMMON", Duration.ofMinutes(15), made.plus(Duration.ofHours(25)));
        assertThat(keys()).doesNotContain(left);
        assertThat(keys())
                .contains(REPORT, PAGE, json(REPORT).at("/objects/profile/key").stringValue());
    }

    @Test
    void failsLoudlyNearItsDeadlineAndReportsNothing() {
        store("1", "2026-11-16T00:00:00.000Z", "{}");

        assertThatThrownBy(() -> invoke(WEEK, "COMMON", Duration.ofMillis(100), MONDAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too large for one run");
        assertThat(keys()).noneMatch(key -> key.contains("/summary-"));
    }

    @Test
    void refusesAnEventThatIsNeitherTheRulesNorAnOperators() {
        assertThatThrownBy(() -> invoke("{\"month\": \"2026-11\"}")).isInstanceOf(InvalidSummaryEventException.class);
    }

    private void store(String id, String receivedAt, String data) {
        dynamoDb.client()
                .putItem(put -> put.tableName(LocalDynamoDb.TABLE_NAME)
                        .item(Map.of(
                                "id", AttributeValue.fromS(id),
                                "receivedAt", AttributeValue.fromS(receivedAt),
                                "data", value(JSON.readTree(data)))));
    }

    private static AttributeValue value(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT ->
                AttributeValue.fromM(json.properties().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, member -> value(member.getValue()))));
            case ARRAY ->
                AttributeValue.fromL(json.valueStream().map(SummaryTest::value).toList());
            case STRING -> AttributeValue.fromS(json.stringValue());
            case NUMBER -> AttributeValue.fromN(json.asString());
            case BOOLEAN -> AttributeValue.fromBool(json.booleanValue());
            default -> AttributeValue.fromNul(true);
        };
    }

    private String invoke(String event) throws IOException {
        return invoke(event, "COMMON");
    }

    private String invoke(String event, String showValues) throws IOException {
        return invoke(event, showValues, Duration.ofMinutes(15), MONDAY);
    }

    private String invoke(String event, String showValues, Duration remaining, Instant now) throws IOException {
        var environment = Map.of(
                "TABLE_NAME",
                LocalDynamoDb.TABLE_NAME,
                "BUCKET_NAME",
                LocalS3.BUCKET_NAME,
                "TIME_ZONE",
                "UTC",
                "SHOW_VALUES",
                showValues);
        var handler = new SummaryHandler(environment, dynamoDb.client(), s3.client(), InstantSource.fixed(now));
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(UTF_8)),
                answer,
                new LocalContext("SummaryFunction", "8f5d2c1e-0b7a-4c3d-9e6f-1a2b3c4d5e6f", remaining));
        return answer.toString(UTF_8);
    }

    private void assertObject(JsonNode object) throws Exception {
        var content = bytes(object.required("key").stringValue());
        assertThat(object.required("bytes").intValue()).isEqualTo(content.length);
        assertThat(object.required("sha256").stringValue())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        assertThat(object.required("key").stringValue()).startsWith(FOLDER + "run-");
    }

    private JsonNode json(String key) {
        return JSON.readTree(bytes(key));
    }

    private byte[] bytes(String key) {
        return s3.client()
                .getObjectAsBytes(get -> get.bucket(LocalS3.BUCKET_NAME).key(key))
                .asByteArray();
    }

    private List<String> keys() {
        return s3.client().listObjectsV2Paginator(list -> list.bucket(LocalS3.BUCKET_NAME)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
