package tallybook.local;

import java.io.IOException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What answers one method and path. */
@FunctionalInterface
interface Route {

    /**
     * Answers and completes the callback.
     *
     * @throws IOException if the client cannot be heard or reached any more
     */
    void answer(Request request, Response response, Callback callback) throws IOException;
}
