package tallybook.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Runs the ingest function as API Gateway would: an event from the request, an answer from what it returns. */
final class IngestRoute implements Route {
    /** API Gateway waits no longer for an integration. */
    private static final Duration TIMEOUT = Duration.ofSeconds(29);

    private final RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> function;
    private final InstantSource clock;

    IngestRoute(
            RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> function, InstantSource clock) {
        this.function = function;
        this.clock = clock;
    }

    @Override
    public void answer(Request request, Response response, Callback callback) {
        var context = new LocalContext("IngestFunction", RequestId.of(request), TIMEOUT);
        byte[] body;
        try {
            body = BodyReader.read(request);
        } catch (BodyReader.TooLargeException _) {
            Problem.bodyTooLarge(BodyReader.LIMIT_BYTES, context.getAwsRequestId())
                    .write(response, callback);
            return;
        }
        try {
            var event = ProxyEvent.of(request, body, clock.instant());
            ProxyAnswer.write(function.handleRequest(event, context), response, callback);
        } catch (RuntimeException e) {
            FunctionError.write(e, response, callback);
        }
    }
}
