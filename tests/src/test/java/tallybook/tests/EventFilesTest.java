package tallybook.tests;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import tallybook.ingest.IngestHandler;
import tallybook.local.LocalContext;
import tools.jackson.databind.JsonNode;

/** The sample events are what the services send and get the answers that their names promise. */
final class EventFilesTest {

    private static final Map<String, String> ENVIRONMENT = Template.read().environment("IngestFunction");

    private final AcceptingTable table = new AcceptingTable();

    @Test
    void areTheseAndNoOthers() throws IOException {
        assertThat(EventFile.names())
                .containsExactly(
                        "operator-range.json",
                        "operator-week.json",
                        "post-bad-json.json",
                        "post-batch.json",
                        "post-gzip-inflated.json",
                        "post-gzip.json",
                        "post-ndjson.json",
                        "post-single.json",
                        "weekly-rule.json");
    }

    @Test
    void storeASingleEntry() throws IOException {
        var answer = post("post-single.json");

        assertThat(answer.required("statusCode").intValue()).isEqualTo(201);
        assertThat(EventFile.JSON.readTree(answer.required("body").stringValue()))
                .isEqualTo(EventFile.JSON.readTree("""
                {"id": "order-1001", "receivedAt": "2026-11-18T10:15:30.123Z"}"""));
        assertThat(table.ids).containsExactly("order-1001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"post-batch.json", "post-ndjson.json", "post-gzip.json", "post-gzip-inflated.json"})
    void storeTheSameBatchInEveryForm(String name) throws IOException {
        var answer = post(name);

        assertThat(answer.required("statusCode").intValue()).isEqualTo(200);
        assertThat(EventFile.JSON.readTree(answer.required("body").stringValue()))
                .isEqualTo(EventFile.JSON.readTree("""
                {"stored": 3, "replayed": 0, "rejected": 0, "results": [
                  {"index": 0, "status": 201, "id": "order-1001", "receivedAt": "2026-11-18T10:15:30.123Z"},
                  {"index": 1, "status": 201, "id": "order-1002", "receivedAt": "2026-11-18T10:15:30.123Z"},
                  {"index": 2, "status": 201, "id": "order-1003", "receivedAt": "2026-11-18T10:15:30.123Z"}]}"""));
        assertThat(table.ids).containsExactlyInAnyOrder("order-1001", "order-1002", "order-1003");
    }

    @Test
    void areRefusedWhereTheyAreNotJson() throws IOException {
        var answer = post("post-bad-json.json");

        assertThat(answer.required("statusCode").intValue()).isEqualTo(400);
        assertThat(answer.at("/headers/Content-Type").stringValue()).isEqualTo("application/problem+json");
        assertThat(EventFile.JSON
                        .readTree(answer.required("body").stringValue())
                        .required("type")
                        .stringValue())
                .endsWith("/docs/problems.md#malformed-json");
        assertThat(table.ids).isEmpty();
    }

    @Test
    void askForAReportAsTheWeeklyRuleDoes() {
        var event = EventFile.tree("weekly-rule.json");

        assertThat(event.required("source").stringValue()).isEqualTo("aws.events");
        assertThat(event.required("detail-type").stringValue()).isEqualTo("Scheduled Event");
        assertThat(event.required("time").stringValue()).isEqualTo("2026-11-23T00:15:00Z");
    }

    @Test
    void askForAReportAsAnOperatorDoes() {
        assertThat(EventFile.tree("operator-week.json")).isEqualTo(EventFile.JSON.readTree("""
                {"week": "2026-W47"}"""));
        assertThat(EventFile.tree("operator-range.json")).isEqualTo(EventFile.JSON.readTree("""
                {"from": "2026-11-16T00:00:00Z", "to": "2026-11-18T12:00:00Z"}"""));
    }

    private JsonNode post(String name) throws IOException {
        var clock = InstantSource.fixed(Instant.parse("2026-11-18T10:15:30.123Z"));
        var answer = new ByteArrayOutputStream();
        try (var event = EventFile.open(name)) {
            new IngestHandler(ENVIRONMENT, table, clock)
                    .handleRequest(
                            event, answer, new LocalContext("IngestFunction", "8f5d2c1e", Duration.ofSeconds(29)));
        }
        return EventFile.JSON.readTree(answer.toByteArray());
    }

    /** A table that is empty before every write. */
    private static final class AcceptingTable implements DynamoDbClient {

        final ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();

        @Override
        public PutItemResponse putItem(PutItemRequest request) {
            ids.add(requireNonNull(request.item().get("id")).s());
            return PutItemResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
