package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One entry and batches, through the handler into DynamoDB's engine. */
class IngestHandlerTest {

    @Test
    void answersAnEntryWithItsReceipt() {
        var id = Post.newId();

        var response = Post.text("{\"id\": \"%s\", \"n\": 1}".formatted(id)).send();

        assertThat(response.getStatusCode()).isEqualTo(201);
        assertThat(response.getHeaders()).isEqualTo(Map.of("Content-Type", "application/json"));
        assertThat(response.getIsBase64Encoded()).isFalse();
        assertThat(response.getBody())
                .isEqualTo("{\"id\":\"%s\",\"receivedAt\":\"2026-11-23T10:15:30.120Z\"}".formatted(id));
    }

    @Test
    void storesTheObjectAsDynamoDbsOwnValues() {
        var id = Post.newId();

        Post.text(
                        "{\"id\": \"%s\", \"s\": \"\u00e9\\u0000\", \"n\": 1.50e1, \"t\": true, \"f\": false, \"z\": null, \"l\": [1, {}], \"m\": {\"a\": \"\"}}"
                                .formatted(id))
                .send();

        var data = Map.ofEntries(
                Map.entry("id", AttributeValue.fromS(id)),
                Map.entry("s", AttributeValue.fromS("\u00e9\u0000")),
                Map.entry("n", AttributeValue.fromN("15")),
                Map.entry("t", AttributeValue.fromBool(true)),
                Map.entry("f", AttributeValue.fromBool(false)),
                Map.entry("z", AttributeValue.fromNul(true)),
                Map.entry(
                        "l", AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromM(Map.of())))),
                Map.entry("m", AttributeValue.fromM(Map.of("a", AttributeValue.fromS("")))));
        assertThat(DynamoDbInMemory.item(id))
                .isEqualTo(Map.of(
                        "id", AttributeValue.fromS(id),
                        "receivedAt", AttributeValue.fromS("2026-11-23T10:15:30.120Z"),
                        "data", AttributeValue.fromM(data)));
    }

    @Test
    void tellsDynamoDbWhenToForgetAnEntry() {
        var id = Post.newId();
        var handler = Post.handler(Post.environment("RETENTION_DAYS", "15"));

        Post.text("{\"id\": \"%s\"}".formatted(id)).send(handler);

        long expiresAt = Post.CLOCK.instant().getEpochSecond() + 15 * 24 * 60 * 60;
        assertThat(DynamoDbInMemory.item(id))
                .containsEntry("expiresAt", AttributeValue.fromN(Long.toString(expiresAt)));
    }

    @Test
    void givesAnEntryWithoutAnIdAUuidOfVersion7() {
        var handler = Post.handler(Post.ENVIRONMENT);

        var ids = Stream.generate(() -> Post.text("{\"a\": 1}").send(handler).getBody())
                .limit(3)
                .map(body -> body.split("\"", -1)[3])
                .toList();

        assertThat(ids).doesNotHaveDuplicates().isSorted().allSatisfy(id -> {
            assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(Long.parseLong(id.replace("-", "").substring(0, 12), 16)).isEqualTo(Post.CLOCK.millis());
        });
    }

    @Test
    void answersABatchEntryByEntry() {
        var id = Post.newId();
        var other = Post.newId();
        Post.text("{\"id\": \"%s\"}".formatted(other)).send();

        var response = Post.text(
                        "[{\"id\": \"%1$s\", \"n\": 1.10}, {\"id\": \"%1$s\", \"n\": 1.1}, {\"id\": \"%1$s\", \"n\": 2}, {\"id\": \"%2$s\"}, 7]"
                                .formatted(id, other))
                .send();

        assertThat(response.getStatusCode()).isEqualTo(207);
        assertThat(response.getHeaders()).isEqualTo(Map.of("Content-Type", "application/json"));
        var receipt = "\"id\":\"%s\",\"receivedAt\":\"2026-11-23T10:15:30.120Z\"";
        assertThat(response.getBody())
                .isEqualTo(
                        "{\"stored\":1,\"replayed\":2,\"rejected\":2,\"results\":["
                                + "{\"index\":0,\"status\":201," + receipt.formatted(id) + "},"
                                + "{\"index\":1,\"status\":200," + receipt.formatted(id) + "},"
                                + "{\"index\":2,\"status\":409,\"retryable\":false,\"problem\":{"
                                + "\"type\":\"https://github.com/tallybook/tallybook/blob/main/docs/problems.md#id-conflict\","
                                + "\"title\":\"The id belongs to another entry\",\"status\":409,"
                                + "\"detail\":\"Another entry was stored under this id, and entries never change."
                                + " The IdPointer parameter, now /id, names the member that is the id.\"}},"
                                + "{\"index\":3,\"status\":200," + receipt.formatted(other) + "},"
                                + "{\"index\":4,\"status\":422,\"retryable\":false,\"problem\":{"
                                + "\"type\":\"https://github.com/tallybook/tallybook/blob/main/docs/problems.md#not-an-object\","
                                + "\"title\":\"The entry is not an object\",\"status\":422,"
                                + "\"detail\":\"An entry is a JSON object; this is another value.\","
                                + "\"errors\":[{\"pointer\":\"/4\",\"detail\":\"An entry is a JSON object; this is another value.\"}]}}]}");
    }

    @Test
    void answers200WhenAllOfABatchIsStoredAnd422WhenNoneOfItCanBe() {
        assertThat(Post.text("[{}, {}]").send().getStatusCode()).isEqualTo(200);

        var none = Post.text("[1, [{}]]").send();
        assertThat(none.getStatusCode()).isEqualTo(422);
        assertThat(none.getHeaders()).isEqualTo(Map.of("Content-Type", "application/json"));
        assertThat(none.getBody()).startsWith("{\"stored\":0,\"replayed\":0,\"rejected\":2,\"results\":[{\"index\":0,");
    }

    @Test
    void storesNothingOfAnArrayThatDoesNotParse() {
        var id = Post.newId();

        var response = Post.text("[{\"id\": \"%s\"}, {]".formatted(id)).send();

        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(DynamoDbInMemory.item(id)).isEmpty();
    }

    @Test
    void takesAnObjectALineAndSkipsEmptyLines() {
        var response = Post.text("{\"n\": 1}\r\n\r\n \t\n{\"n\": 2}").ndjson().send();

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).startsWith("{\"stored\":2,\"replayed\":0,\"rejected\":0,");
    }

    @Test
    void keepsABadLineToItself() {
        var lines = "{\"n\": 1}\n{\"n\": \n{\"a\": {\"b\": 1, \"b\": 2}}\n\u00ff\n{} {}\n{\"n\": 2}\n";

        var response =
                Post.bytes(lines.getBytes(StandardCharsets.ISO_8859_1)).ndjson().send();

        assertThat(response.getStatusCode()).isEqualTo(207);
        assertThat(response.getBody())
                .startsWith("{\"stored\":2,\"replayed\":0,\"rejected\":4,")
                .contains("{\"index\":1,\"status\":400,\"retryable\":false,\"problem\":{\"type\":\""
                        + uri("malformed-json"))
                .contains("{\"index\":2,\"status\":400,\"retryable\":false,\"problem\":{\"type\":\""
                        + uri("duplicate-member"))
                .contains("\"pointer\":\"/a/b\"")
                .contains("{\"index\":3,\"status\":400,\"retryable\":false,\"problem\":{\"type\":\""
                        + uri("invalid-encoding"))
                .contains("{\"index\":4,\"status\":400,\"retryable\":false,\"problem\":{\"type\":\""
                        + uri("malformed-json"))
                .contains("{\"index\":5,\"status\":201,");
    }

    private static String uri(String name) {
        return "https://github.com/tallybook/tallybook/blob/main/docs/problems.md#" + name + "\"";
    }

    @Test
    void takesAThousandEntriesAndNotOneMore() {
        var thousand =
                IntStream.range(0, 1_000).mapToObj(i -> "{\"n\":" + i + "}").collect(Collectors.joining(",", "[", ""));

        assertThat(Post.text(thousand + "]").send().getBody())
                .startsWith("{\"stored\":1000,\"replayed\":0,\"rejected\":0,");
        assertThat(Post.text(thousand + ",{}]").send().getStatusCode()).isEqualTo(413);
    }

    @Test
    void logsOutcomesAndSizesButNoContent() {
        var context = new TestContext(Post.REMAINING_MILLIS);
        var handler = Post.handler(Post.ENVIRONMENT);

        Post.send(Post.text("{\"secret\": 1}").event(), handler, context);
        Post.send(Post.text("{\"secret\": 1").event(), handler, context);
        Post.send(Post.text("[{\"secret\": 1}, {}, 1]").event(), handler, context);

        assertThat(context.logLines)
                .containsExactly(
                        "body=13 stored",
                        "body=12 problem=malformed-json",
                        "body=22 batch=3 {problem=not-an-object=1, stored=2}");
    }

    @Test
    void writesNothingOnceItsTimeIsOver() {
        var id = Post.newId();
        var context = new TestContext(2_500);

        var response = Post.send(
                Post.text("[{\"id\": \"%s\"}, 1]".formatted(id)).event(), Post.handler(Post.ENVIRONMENT), context);

        assertThat(response.getStatusCode()).isEqualTo(503);
        assertThat(response.getHeaders()).containsEntry("Retry-After", "5");
        assertThat(response.getBody())
                .contains("{\"index\":0,\"status\":503,\"retryable\":true,\"problem\":{\"type\":\""
                        + uri("storage-unavailable"))
                .contains("{\"index\":1,\"status\":422,\"retryable\":false,");
        assertThat(DynamoDbInMemory.item(id)).isEmpty();
    }

    @Test
    void readsHeadersThatComeOnlyWithSeveralValues() {
        var event = new APIGatewayProxyRequestEvent()
                .withMultiValueHeaders(Map.of("CONTENT-TYPE", List.of("application/jsonl")))
                .withBody("{}\n{}");

        var response = Post.send(event);

        assertThat(response.getBody()).startsWith("{\"stored\":2,");
    }

    @Test
    void takesAHeaderOfNoValueAsAbsent() {
        var event = new APIGatewayProxyRequestEvent()
                .withMultiValueHeaders(Map.of("Content-Type", Collections.singletonList(null)))
                .withBody("{}");

        var response = Post.send(event);

        assertThat(response.getStatusCode()).isEqualTo(201);
    }

    @Test
    void keepsEveryDigitOfANumber() {
        var id = Post.newId();

        Post.text("{\"id\": \"%s\", \"n\": -0.00012345678901234567890123456789012345678}".formatted(id))
                .send();

        assertThat(DynamoDbInMemory.item(id))
                .containsEntry(
                        "data",
                        AttributeValue.fromM(Map.of(
                                "id", AttributeValue.fromS(id),
                                "n", AttributeValue.fromN("-0.00012345678901234567890123456789012345678"))));
    }
}
