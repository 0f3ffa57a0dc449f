package tallybook.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/** Runs the ingest function as API Gateway would: an event from the request, an answer from what it returns. */
final class IngestRoute implements Route {
    /** API Gateway waits no longer for an integration. */
    private static final Duration TIMEOUT = Duration.ofSeconds(29);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RequestStreamHandler function;
    private final InstantSource clock;

    IngestRoute(RequestStreamHandler function, InstantSource clock) {
        this.function = function;
        this.clock = clock;
    }

    @Override
    public void answer(Request request, Response response, Callback callback) {
        String requestId = RequestId.of(request);
        byte[] body;
        try {
            body = BodyReader.read(request);
        } catch (BodyReader.TooLargeException _) {
            Problem.bodyTooLarge(BodyReader.LIMIT_BYTES, requestId).write(response, callback);
            return;
        }
        // API Gateway has the whole body before it calls the function: a slow upload takes none of its time.
        var context = new LocalContext("IngestFunction", requestId, TIMEOUT);
        try {
            byte[] event = JSON.writeValueAsBytes(ProxyEvent.of(request, body, clock.instant()));
            var answer = new ByteArrayOutputStream();
            function.handleRequest(new ByteArrayInputStream(event), answer, context);
            ProxyAnswer.write(
                    JSON.readValue(answer.toByteArray(), APIGatewayProxyResponseEvent.class), response, callback);
        } catch (IOException | RuntimeException e) {
            FunctionError.write(e, requestId, response, callback);
        }
    }
}
