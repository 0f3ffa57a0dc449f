package tallybook.local;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/** A refusal, as {@code application/problem+json} (RFC 9457) with the request's id. */
record Problem(String type, String title, int status, String detail, String requestId) {
    private static final String DOCUMENTATION = "https://github.com/tallybook/tallybook/blob/main/docs/problems.md#";
    private static final JsonMapper JSON = new JsonMapper();

    static Problem notFound(String requestId) {
        return new Problem(
                DOCUMENTATION + "not-found",
                "Not found",
                HttpStatus.NOT_FOUND_404,
                "Here are POST /Prod/post, POST /summary, GET / and GET /summaries/ with an object's key.",
                requestId);
    }

    static Problem bodyTooLarge(int limitBytes, String requestId) {
        return new Problem(
                DOCUMENTATION + "body-too-large",
                "The body is too large",
                HttpStatus.PAYLOAD_TOO_LARGE_413,
                "The body is larger than " + limitBytes + " bytes.",
                requestId);
    }

    static Problem invalidSummaryEvent(String detail, String requestId) {
        return new Problem(
                DOCUMENTATION + "invalid-summary-event",
                "Invalid summary event",
                HttpStatus.BAD_REQUEST_400,
                detail,
                requestId);
    }

    /** As the template has API Gateway say it, with the reason that the gateway gives when a function fails. */
    static Problem noAnswer(String requestId) {
        return new Problem(
                DOCUMENTATION + "no-answer",
                "No answer",
                HttpStatus.BAD_GATEWAY_502,
                "No answer from the function: DEFAULT_5XX. Send the same again.",
                requestId);
    }

    /** What the HTTP server itself refuses or fails at. */
    static Problem ofStatus(int status, String detail, String requestId) {
        return new Problem("about:blank", HttpStatus.getMessage(status), status, detail, requestId);
    }

    void write(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.write(true, ByteBuffer.wrap(JSON.writeValueAsBytes(this)), callback);
    }
}
