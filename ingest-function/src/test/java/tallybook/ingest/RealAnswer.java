package tallybook.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer of the function.
 *
 * @param example the name that docs/openapi.yaml shows it under
 */
record RealAnswer(String example, APIGatewayProxyResponseEvent response) {

    /** As the documents' examples have it. */
    private static final String REQUEST_ID = "8f5c0c4e-5c7e-4f0e-9d3b-0d9a3f1f6a10";

    private static final String ORDER = "{\"id\": \"order-1\", \"total\": 12.50}";

    /** An entry whose item is one byte too large. */
    private static final int CHARACTERS_TOO_MANY = 409_520;

    /** One of each kind; the later ones are answers to what the first ones stored. */
    static final List<RealAnswer> OF_EACH_KIND = ofEachKind();

    private static List<RealAnswer> ofEachKind() {
        Post.text("{\"n\": 1}").key("5f0d6c1e").send();
        return List.of(
                to("receipt", Post.text(ORDER)),
                to("receipt", Post.text(ORDER)),
                to("batch-stored", Post.text("[" + ORDER + ", {\"id\": \"order-7\"}]")),
                to("batch-partly-stored", Post.text("[{\"id\": \"order-8\"}, 7]")),
                to("batch-refused", Post.text("[{\"id\": \"order-1\"}]")),
                outOfTime("batch-unavailable", Post.text("[{\"id\": \"order-9\"}]")),
                to("empty-body", Post.text(null)),
                to("malformed-json", Post.text("{\n  \"a\": one\n}")),
                to("duplicate-member", Post.text("{\"order\": {\"id\": 1, \"id\": 2}}")),
                to(
                        "invalid-encoding",
                        Post.bytes("{\"customer\": \"Jos\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))),
                to("invalid-idempotency-key", Post.text("{}").key("a b")),
                to("id-conflict", Post.text("{\"id\": \"order-1\"}")),
                to("entry-too-large", Post.text("{\"a\": \"" + "x".repeat(CHARACTERS_TOO_MANY) + "\"}")),
                to("body-too-large", Post.text("[" + " ".repeat(Limits.BODY_BYTES_MAX) + "]")),
                to("batch-too-large", Post.text("[" + "{},".repeat(Limits.BATCH_ENTRIES_MAX) + "{}]")),
                to("unsupported-media-type", Post.text("<a/>").header("Content-Type", "application/xml")),
                to("not-an-object", Post.text("7")),
                to("too-deep", Post.text("{\"a\":".repeat(32) + "1" + "}".repeat(32))),
                to("number-not-storable", Post.text("{\"amount\": 1e999}")),
                to("invalid-name", Post.text("{\"labels\": {\"\": 1}}")),
                to("invalid-id", Post.text("{\"id\": 1.5}")),
                to("idempotency-key-reused", Post.text("{\"n\": 2}").key("5f0d6c1e")),
                to("empty-batch", Post.text("[]")),
                withoutDynamoDb("storage-unavailable", Post.text("{}")));
    }

    private static RealAnswer to(String example, Post post) {
        return new RealAnswer(example, post.send());
    }

    private static RealAnswer outOfTime(String example, Post post) {
        var context = new TestContext(0);
        return new RealAnswer(example, Post.send(post.event(), Post.handler(Post.ENVIRONMENT), context));
    }

    private static RealAnswer withoutDynamoDb(String example, Post post) {
        try (var dynamoDb = new FaultyDynamoDb(FaultyDynamoDb.error(500, "InternalServerError"))) {
            var client = DynamoDbInMemory.functionsClient(dynamoDb.endpoint(), 1);
            return new RealAnswer(example, post.send(Post.handler(Post.ENVIRONMENT, client)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String mediaType() {
        return response.getHeaders().getOrDefault("Content-Type", "");
    }

    /** The headers without the content type. */
    Map<String, String> otherHeaders() {
        var headers = new HashMap<>(response.getHeaders());
        headers.remove("Content-Type");
        return headers;
    }

    /** The answer's body, with the documents' request id in the test's place. */
    JsonNode body() {
        return JsonMapper.shared().readTree(response.getBody().replace(TestContext.REQUEST_ID, REQUEST_ID));
    }

    /** For the names of tests. */
    @Override
    public String toString() {
        return response.getStatusCode() + " " + example;
    }
}
