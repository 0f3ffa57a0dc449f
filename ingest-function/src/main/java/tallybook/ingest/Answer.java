package tallybook.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.HashMap;
import java.util.Map;

/** What a request is answered with: one entry's outcome, a batch's result, or a problem. */
sealed interface Answer permits Outcome, BatchResult, Problem {

    /** The answer as API Gateway takes it. */
    APIGatewayProxyResponseEvent toResponse(String requestId);

    /** The answer for the log: outcomes and counts, never content. */
    String logText();

    static APIGatewayProxyResponseEvent response(
            int status, String contentType, Map<String, String> moreHeaders, String body) {
        var headers = new HashMap<>(moreHeaders);
        headers.put("Content-Type", contentType);
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(false);
    }
}
