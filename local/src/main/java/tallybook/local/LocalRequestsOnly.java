package tallybook.local;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other people's web pages out. A browser on this machine reaches 127.0.0.1 for any page: one whose name was
 * rebound to this address (it shows in Host) could read the answers, and any page could post (it shows in Origin).
 */
final class LocalRequestsOnly extends Handler.Wrapper {
    private static final Set<String> NAMES_OF_THIS_MACHINE = Set.of("127.0.0.1", "localhost");

    LocalRequestsOnly(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (isLocal(Request.getServerName(request))
                && isLocalOrigin(request.getHeaders().get(HttpHeader.ORIGIN))) {
            return super.handle(request, response, callback);
        }
        Problem.notFound(RequestId.of(request)).write(response, callback);
        return true;
    }

    private static boolean isLocalOrigin(@Nullable String origin) {
        if (origin == null) {
            return true;
        }
        try {
            return isLocal(URI.create(origin).getHost());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isLocal(@Nullable String host) {
        return host != null && NAMES_OF_THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
    }
}
