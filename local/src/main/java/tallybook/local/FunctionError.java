package tallybook.local;

import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What API Gateway answers for a function that failed; why it failed is for standard error alone. */
final class FunctionError {
    private FunctionError() {}

    static void write(Exception failure, String requestId, Response response, Callback callback) {
        failure.printStackTrace();
        Problem.noAnswer(requestId).write(response, callback);
    }
}
