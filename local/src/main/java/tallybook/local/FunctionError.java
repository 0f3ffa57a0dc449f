package tallybook.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What API Gateway answers for a function that failed; why it failed is for standard error alone. */
final class FunctionError {
    private FunctionError() {}

    static void write(Exception failure, Response response, Callback callback) {
        failure.printStackTrace();
        var answer = new APIGatewayProxyResponseEvent()
                .withStatusCode(HttpStatus.BAD_GATEWAY_502)
                .withHeaders(Map.of("Content-Type", "application/json"))
                .withBody("{\"message\": \"Internal server error\"}");
        ProxyAnswer.write(answer, response, callback);
    }
}
