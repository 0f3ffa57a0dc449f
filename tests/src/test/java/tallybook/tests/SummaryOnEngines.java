package tallybook.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import tallybook.local.LocalDynamoDb;
import tallybook.local.LocalS3;
import tallybook.summary.SummaryHandler;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The summary function with a table and a bucket on real engines. A test class registers it: both are empty before each
 * test, and the engines stop after all.
 */
final class SummaryOnEngines implements BeforeEachCallback, AfterAllCallback {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static final Instant MONDAY = Instant.parse("2026-11-23T00:15:07Z");
    static final ZoneId UTC = ZoneId.of("UTC");
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
    private final Path data;

    private SummaryOnEngines(Path data) throws IOException {
        this.data = data;
        dynamoDb = LocalDynamoDb.start(data.resolve("entries"), 0);
        s3 = LocalS3.start(data.resolve("objects"), 0);
    }

    /** Starts the engines, which keep their files in a folder of their own. */
    static SummaryOnEngines start() {
        try {
            return new SummaryOnEngines(Files.createTempDirectory("tallybook-engines-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        items().keySet().forEach(this::deleteItem);
        keys().forEach(this::delete);
    }

    @Override
    public void afterAll(ExtensionContext tests) throws IOException {
        s3.close();
        dynamoDb.close();
        deleteTree(data);
    }

    /** SQLite closes a while after its engine, and deletes files of its own then. */
    private static void deleteTree(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (var inside = Files.list(path)) {
                for (var child : inside.toList()) {
                    deleteTree(child);
                }
            }
        }
        Files.deleteIfExists(path);
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
                "data", StoredJson.of(JSON.readTree(data))));
    }

    void store(Map<String, AttributeValue> item) {
        dynamoDb.client().putItem(put -> put.tableName(LocalDynamoDb.TABLE_NAME).item(item));
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
        var handler = new SummaryHandler(
                SummaryFunction.environment(showValues, zone), table, s3.client(), InstantSource.fixed(now));
        String answer = SummaryFunction.invoke(handler, event, remaining);
        report(JSON.readTree(answer).required("report").stringValue());
        return answer;
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
        Files.setLastModifiedTime(
                data.resolve("objects").resolve(LocalS3.BUCKET_NAME).resolve(key), FileTime.from(lastModified));
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
