package tallybook.local;

import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** An HTTP server that only this machine can reach: on 127.0.0.1, a virtual thread a request. */
final class LoopbackServer implements OpenedParts.Part {
    static final String HOST = "127.0.0.1";

    /** As many may connect at once; Java's default of 50 resets the connections of a busy sender. */
    private static final int ACCEPT_QUEUE = 1024;

    /** How long requests in flight may go on when the server stops. */
    private static final long STOP_SECONDS = 5;

    /** How long a connection without a request is kept when the server stops. */
    private static final long IDLE_MILLIS = 50;

    /** Whatever the spelling of a path, its route decides; what HTTP does not allow in a request's target is refused. */
    private static final UriCompliance ANY_PATH = UriCompliance.UNSAFE.without(
            "ANY_PATH", UriCompliance.Violation.FRAGMENT, UriCompliance.Violation.USER_INFO);

    /** For {@link VirtualThreadPool}, whose default of 200 lets that many stalled clients keep everybody else waiting. */
    private static final int NO_LIMIT = 0;

    private final Server server = new Server(new VirtualThreadPool(NO_LIMIT));
    private final ServerConnector connector;

    private LoopbackServer(int port) {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setUriCompliance(ANY_PATH);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(HOST);
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setShutdownIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setErrorHandler(LoopbackServer::writeProblem);
        server.setStopTimeout(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    }

    /**
     * Takes the port; who connects from now on waits until something is served.
     *
     * @param port 0 for any that is free
     * @throws CannotStartException if the port cannot be had
     */
    static LoopbackServer bind(int port) {
        var server = new LoopbackServer(port);
        try {
            server.connector.open();
        } catch (IOException e) {
            throw portRefused(port, e);
        }
        return server;
    }

    /** Begins to answer. */
    void serve(Handler handler) {
        server.setHandler(new GracefulHandler(new LocalRequestsOnly(handler)));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("HTTP on " + endpoint() + " does not start", e);
        }
    }

    /** Says what the operating system said: that the port is taken, for example, or not this user's to have. */
    static CannotStartException portRefused(int port, IOException refusal) {
        Throwable reason = Objects.requireNonNullElse(refusal.getCause(), refusal);
        return new CannotStartException(
                "Port " + port + " cannot be used: " + reason.getMessage()
                        + ". Choose three free ports in a row with --port.",
                refusal);
    }

    /** What Jetty itself refuses is a problem too. */
    private static boolean writeProblem(Request request, Response response, Callback callback) {
        problem(request, response.getStatus()).write(response, callback);
        return true;
    }

    private static Problem problem(Request request, int status) {
        String requestId = RequestId.of(request);
        if (isOfAnUnreadablePath(request)) {
            return Problem.notFound(requestId);
        }
        Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        return Problem.ofStatus(status, Objects.toString(message, ""), requestId);
    }

    /** A path that Jetty cannot decode, or that leads above the root, reaches no handler; its request has no method. */
    private static boolean isOfAnUnreadablePath(Request request) {
        return HttpMethod.fromString(request.getMethod()) == null
                && request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Exception refusal
                && refusal.getCause() instanceof IllegalArgumentException;
    }

    URI endpoint() {
        return URI.create("http://" + HOST + ":" + connector.getLocalPort());
    }

    /**
     * Takes no more requests, and waits for those in flight.
     *
     * @return whether all are answered; false if some need longer than the few seconds that they have
     */
    boolean drain() {
        connector.close();
        try {
            Graceful.shutdown(server).get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("HTTP does not come to rest", e);
        }
    }

    @Override
    public void close() {
        connector.close();
        try {
            server.stop();
        } catch (TimeoutException _) {
            // It has stopped all the same; what was still in flight is cut off.
        } catch (Exception e) {
            throw new IllegalStateException("HTTP does not stop", e);
        }
    }
}
