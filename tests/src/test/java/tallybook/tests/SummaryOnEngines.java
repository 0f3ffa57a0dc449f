package tallybook.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import tallybook.local.LocalContext;
import tallybook.local.LocalDynamoDb;
import tallybook.local.LocalS3;
import tallybook.summary.SummaryHandler;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The summary function with a table and a bucket on real engines. */
final class SummaryOnEngines implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static final Instant MONDAY = Instant.parse("2026-11-23T00:15:07Z");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    /** Whatever is asked of it, it does not do. */
    private static final DynamoDbClient NO_TABLE = new DynamoDbClient() {
        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    };

    private final LocalDynamoDb dynamoDb;
    private final LocalS3 s3;
    private final Path objects;

    private SummaryOnEngines(LocalDynamoDb dynamoDb, LocalS3 s3, Path objects) {
        this.dynamoDb = dynamoDb;
        this.s3 = s3;
        this.objects = objects;
    }

    /** Starts the engines, which keep their files in the folder. */
    static SummaryOnEngines start(Path data) throws IOException {
        var objects = data.resolve("objects");
        return new SummaryOnEngines(
                LocalDynamoDb.start(data.resolve("entries"), 0), LocalS3.start(objects, 0), objects);
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb.client();
    }

    S3Client s3() {
        return s3.client();
    }

    URI dynamoDbEndpoint() {
        return dynamoDb.endpoint();
    }

    URI s3Endpoint() {
        return s3.endpoint();
    }

    @Override
    public void close() {
        s3.close();
        dynamoDb.close();
    }

    /** Removes all items and objects. */
    void empty() {
        items().keySet().forEach(this::deleteItem);
        keys().forEach(this::delete);
    }

    /** The items of the table, by their ids. */
    Map<String, Map<String, AttributeValue>> items() {
        return dynamoDb.client().scanPaginator(scan -> scan.tableName(LocalDynamoDb.TABLE_NAME)).items().stream()
                .collect(Collectors.toMap(
                        item -> Objects.requireNonNull(item.get("id")).s(), item -> item));
    }

    void deleteItem(String id) {
        dynamoDb.client()
                .deleteItem(delete ->
                        delete.tableName(LocalDynamoDb.TABLE_NAME).key(Map.of("id", AttributeValue.fromS(id))));
    }

    /** Stores an entry; its data is JSON. */
    void store(String id, String receivedAt, String data) {
        store(Map.of(
                "id", AttributeValue.fromS(id),
                "receivedAt", AttributeValue.fromS(receivedAt),
                "data", value(JSON.readTree(data))));
    }

    void store(Map<String, AttributeValue> item) {
        dynamoDb.client().putItem(put -> put.tableName(LocalDynamoDb.TABLE_NAME).item(item));
    }

    private static AttributeValue value(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT ->
                AttributeValue.fromM(json.properties().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, member -> value(member.getValue()))));
            case ARRAY ->
                AttributeValue.fromL(
                        json.valueStream().map(SummaryOnEngines::value).toList());
            case STRING -> AttributeValue.fromS(json.stringValue());
            case NUMBER -> AttributeValue.fromN(json.asString());
            case BOOLEAN -> AttributeValue.fromBool(json.booleanValue());
            default -> AttributeValue.fromNul(true);
        };
    }

    String invoke(String event) throws IOException {
        return invoke(event, "COMMON");
    }

    String invoke(String event, String showValues) throws IOException {
        return invoke(event, showValues, TIMEOUT, MONDAY);
    }

    /** Invokes a function whose reports are of the time zone. */
    String invoke(String event, ZoneId zone) throws IOException {
        return invoke(event, "COMMON", TIMEOUT, MONDAY, zone, dynamoDb.client());
    }

    /** Invokes a function that cannot reach the table. */
    String invokeWithoutTable(String event) throws IOException {
        return invoke(event, "COMMON", TIMEOUT, MONDAY, UTC, NO_TABLE);
    }

    /** Invokes the function when the clock shows the given time. */
    String invoke(String event, Instant now) throws IOException {
        return invoke(event, "COMMON", TIMEOUT, now);
    }

    /** Invokes the function when it has so much time before its deadline. */
    String invoke(String event, Duration remaining) throws IOException {
        return invoke(event, "COMMON", remaining, MONDAY);
    }

    private String invoke(String event, String showValues, Duration remaining, Instant now) throws IOException {
        return invoke(event, showValues, remaining, now, UTC, dynamoDb.client());
    }

    private String invoke(
            String event, String showValues, Duration remaining, Instant now, ZoneId zone, DynamoDbClient table)
            throws IOException {
        var handler = new SummaryHandler(environment(showValues, zone), table, s3.client(), InstantSource.fixed(now));
        String answer = invoke(handler, event, remaining);
        report(JSON.readTree(answer).required("report").stringValue());
        return answer;
    }

    /** The function's environment variables, its time zone UTC. */
    static Map<String, String> environment(String showValues) {
        return environment(showValues, UTC);
    }

    private static Map<String, String> environment(String showValues, ZoneId zone) {
        return Map.of(
                "TABLE_NAME",
                LocalDynamoDb.TABLE_NAME,
                "BUCKET_NAME",
                LocalS3.BUCKET_NAME,
                "TIME_ZONE",
                zone.getId(),
                "SHOW_VALUES",
                showValues,
                "TOPIC_ARN",
                "arn:aws:sns:us-east-1:123456789012:reports");
    }

    /** Invokes a handler, always under the same request id, as Lambda does when it tries an event again. */
    static String invoke(SummaryHandler handler, String event, Duration remaining) throws IOException {
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(UTF_8)),
                answer,
                new LocalContext("SummaryFunction", "8f5d2c1e-0b7a-4c3d-9e6f-1a2b3c4d5e6f", remaining));
        return answer.toString(UTF_8);
    }

    /** A report, which has to keep to its schema. */
    JsonNode report(String key) {
        var report = JSON.readTree(bytes(key));
        assertThat(ReportSchema.violations(report)).isEmpty();
        return report;
    }

    byte[] bytes(String key) {
        return s3.client()
                .getObjectAsBytes(get -> get.bucket(LocalS3.BUCKET_NAME).key(key))
                .asByteArray();
    }

    void put(String key, String content) {
        put(key, content.getBytes(UTF_8));
    }

    void put(String key, byte[] content) {
        s3.client().putObject(put -> put.bucket(LocalS3.BUCKET_NAME).key(key), RequestBody.fromBytes(content));
    }

    /** Puts an object that looks as if it had been there since then. */
    void put(String key, String content, Instant lastModified) throws IOException {
        put(key, content);
        Files.setLastModifiedTime(objects.resolve(LocalS3.BUCKET_NAME).resolve(key), FileTime.from(lastModified));
    }

    void delete(String key) {
        s3.client().deleteObject(delete -> delete.bucket(LocalS3.BUCKET_NAME).key(key));
    }

    List<String> keys() {
        return s3.client().listObjectsV2Paginator(list -> list.bucket(LocalS3.BUCKET_NAME)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
