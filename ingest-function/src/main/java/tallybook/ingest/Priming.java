package tallybook.ingest;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tallybook.ingest.dynamodb.PutItemClient;

/**
 * Answers requests before a snapshot of the function is taken (Lambda's SnapStart), so that what starts from it has the
 * classes loaded and the code compiled. Nothing is sent, no connection opened and no id drawn: what is to be different in
 * each instance is made after the snapshot.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-best-practices.html">Lambda's advice</a>
 */
final class Priming {
    /** The compiler takes up in earnest what ran some thousand times. */
    private static final int ROUNDS = 2_000;

    private static final int ROUNDS_A_BATCH = 100;
    private static final int BATCH_ENTRIES = 64;

    private static final String ENTRY =
            "{\"order\": \"o-1\", \"total\": 12.50, \"paid\": true, \"note\": null, \"lines\": [{\"sku\": \"s-1\", \"n\": 2}]}";

    private final IngestHandler handler;

    private Priming(IngestHandler handler) {
        this.handler = handler;
    }

    /** Answers many requests; what fails is logged, and the function starts without. */
    static void run(Map<String, String> environment, LambdaLogger logger) {
        Map<String, String> withoutIds = new HashMap<>(environment);
        withoutIds.put("ID_POINTER", "none");
        try (var nowhere = PutItemClient.ofNothing()) {
            new Priming(new IngestHandler(withoutIds, nowhere, InstantSource.fixed(Instant.EPOCH))).run();
        } catch (IOException | RuntimeException | LinkageError e) {
            logger.log("priming failed: " + e);
        }
    }

    private void run() throws IOException {
        byte[] single = event(ENTRY);
        byte[] refused = event("{\"total\": 1e999}");
        byte[] batch = event(
                IntStream.range(0, BATCH_ENTRIES).mapToObj(_ -> ENTRY).collect(Collectors.joining(",", "[", "]")));
        for (int round = 0; round < ROUNDS; round++) {
            answer(single, 201);
            if (round % ROUNDS_A_BATCH == 0) {
                answer(refused, 422);
                answer(batch, 200);
            }
        }
    }

    /** An event as API Gateway has it; ids come of the key, wherever senders' entries have theirs. */
    private static byte[] event(String body) {
        var headers = Map.of("Content-Type", "application/json", "Idempotency-Key", "priming");
        return JsonText.of(json -> {
                    json.writeStartObject();
                    json.writeStringProperty("httpMethod", "POST");
                    json.writeObjectPropertyStart("headers");
                    headers.forEach(json::writeStringProperty);
                    json.writeEndObject();
                    json.writeObjectPropertyStart("multiValueHeaders");
                    headers.forEach((name, value) -> {
                        json.writeName(name);
                        json.writeArray(List.of(value).toArray(String[]::new), 0, 1);
                    });
                    json.writeEndObject();
                    json.writeStringProperty("body", body);
                    json.writeBooleanProperty("isBase64Encoded", false);
                    json.writeEndObject();
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    private void answer(byte[] event, int status) throws IOException {
        var request = ProxyRequest.read(new ByteArrayInputStream(event));
        var answer = handler.answer(request, new Deadline(() -> Integer.MAX_VALUE));
        var response = answer.toResponse("priming");
        response.writeTo(OutputStream.nullOutputStream());
        if (response.statusCode() != status) {
            throw new IllegalStateException(answer.logText());
        }
    }
}
