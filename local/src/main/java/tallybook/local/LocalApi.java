package tallybook.local;

import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Finds the route of a request; anything without one is not found, a wrong method too, as behind API Gateway. A path is
 * compared as it was sent, undecoded: another spelling of one that is served is another path.
 */
final class LocalApi extends Handler.Abstract {
    private static final Pattern OBJECT = Pattern.compile("/summaries(/[\\w-][\\w.-]{0,99}){1,3}");

    private final Route ingest;
    private final Route summary;
    private final Route home;
    private final Route objects;

    LocalApi(Route ingest, Route summary, Route home, Route objects) {
        this.ingest = ingest;
        this.summary = summary;
        this.home = home;
        this.objects = objects;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            route(request).answer(request, response, callback);
        } catch (IOException e) {
            // The client has hung up or stalled, which is nothing to log.
            callback.failed(new QuietException.Exception(e));
        }
        return true;
    }

    private Route route(Request request) {
        String path = Objects.requireNonNullElse(request.getHttpURI().getPath(), "");
        return switch (HttpMethod.fromString(request.getMethod())) {
            case POST ->
                switch (path) {
                    case "/Prod/post", "/Prod/post/" -> ingest;
                    case "/summary" -> summary;
                    default -> LocalApi::notFound;
                };
            case GET, HEAD -> path.equals("/") ? home : OBJECT.matcher(path).matches() ? objects : LocalApi::notFound;
            case null, default -> LocalApi::notFound;
        };
    }

    private static void notFound(Request request, Response response, Callback callback) {
        Problem.notFound(RequestId.of(request)).write(response, callback);
    }
}
