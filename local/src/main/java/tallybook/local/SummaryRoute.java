package tallybook.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tallybook.summary.InvalidSummaryEventException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Runs the summary function with the event in the body, or for this week so far. */
final class SummaryRoute implements Route {
    /** Lambda's longest. */
    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final RequestStreamHandler function;
    private final WeekSoFar weekSoFar;

    SummaryRoute(RequestStreamHandler function, WeekSoFar weekSoFar) {
        this.function = function;
        this.weekSoFar = weekSoFar;
    }

    @Override
    public void answer(Request request, Response response, Callback callback) throws IOException {
        String requestId = RequestId.of(request);
        byte[] body;
        try {
            body = BodyReader.read(request);
        } catch (BodyReader.TooLargeException _) {
            Problem.bodyTooLarge(BodyReader.LIMIT_BYTES, requestId).write(response, callback);
            return;
        }
        try {
            byte[] event = body.length > 0 ? body : JSON.writeValueAsBytes(weekSoFar.range());
            write(run(event, requestId), response, callback);
        } catch (InvalidSummaryEventException e) {
            Problem.invalidSummaryEvent(Objects.toString(e.getMessage(), ""), requestId)
                    .write(response, callback);
        } catch (InterruptedException _) {
            throw new InterruptedIOException("the server stops");
        } catch (IOException | RuntimeException e) {
            FunctionError.write(e, requestId, response, callback);
        }
    }

    private Answer run(byte[] event, String requestId) throws IOException {
        var output = new ByteArrayOutputStream();
        var context = new LocalContext("SummaryFunction", requestId, TIMEOUT);
        function.handleRequest(new ByteArrayInputStream(event), output, context);
        return JSON.readValue(output.toByteArray(), Answer.class);
    }

    private static void write(Answer answer, Response response, Callback callback) {
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.write(true, ByteBuffer.wrap(JSON.writeValueAsBytes(answer)), callback);
    }

    /** The keys of the report and of its page. */
    private record Answer(String report, String page) {}
}
