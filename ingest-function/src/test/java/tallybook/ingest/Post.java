package tallybook.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A request as API Gateway would hand it over, and a handler to send it to. */
final class Post {
    static final String RECEIVED_AT = "2026-11-23T10:15:30.120Z";
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse(RECEIVED_AT));
    static final Map<String, String> ENVIRONMENT =
            Map.of("TABLE_NAME", DynamoDbInMemory.TABLE_NAME, "ID_POINTER", "/id", "RETENTION_DAYS", "0");
    static final int REMAINING_MILLIS = 28_000;

    /** All but ASCII is escaped, as no UTF-8 has half of a surrogate pair. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();

    private final Map<String, String> headers = new HashMap<>();
    private @Nullable String body;
    private boolean base64;

    static Post text(@Nullable String body) {
        var post = new Post();
        post.body = body;
        return post;
    }

    static Post bytes(byte[] body) {
        var post = text(Base64.getEncoder().encodeToString(body));
        post.base64 = true;
        return post;
    }

    Post header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Post ndjson() {
        return header("Content-Type", "application/x-ndjson");
    }

    Post key(String key) {
        return header("Idempotency-Key", key);
    }

    APIGatewayProxyRequestEvent event() {
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod("POST")
                .withPath("/post")
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(base64);
    }

    APIGatewayProxyResponseEvent send() {
        return send(handler(ENVIRONMENT));
    }

    APIGatewayProxyResponseEvent send(IngestHandler handler) {
        return send(event(), handler, new TestContext(REMAINING_MILLIS));
    }

    static APIGatewayProxyResponseEvent send(APIGatewayProxyRequestEvent event) {
        return send(event, handler(ENVIRONMENT), new TestContext(REMAINING_MILLIS));
    }

    /** Sends the JSON that an event is, and reads the JSON of the answer. */
    static APIGatewayProxyResponseEvent send(
            APIGatewayProxyRequestEvent event, IngestHandler handler, TestContext context) {
        var answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), answer, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JSON.readValue(answer.toByteArray(), APIGatewayProxyResponseEvent.class);
    }

    /** The environment with another value of one variable. */
    static Map<String, String> environment(String name, String value) {
        var environment = new HashMap<>(ENVIRONMENT);
        environment.put(name, value);
        return environment;
    }

    static IngestHandler handler(Map<String, String> environment) {
        return handler(environment, DynamoDbInMemory.FUNCTIONS_CLIENT);
    }

    static IngestHandler handler(Map<String, String> environment, DynamoDbClient dynamoDb) {
        return new IngestHandler(environment, dynamoDb, CLOCK);
    }

    /** An id that no other test has. */
    static String newId() {
        return UUID.randomUUID().toString();
    }
}
