package tallybook.ingest.dynamodb;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.crt.http.Http1StreamManager;
import software.amazon.awssdk.crt.http.HttpClientConnectionManagerOptions;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.crt.http.HttpStreamBase;
import software.amazon.awssdk.crt.io.ClientBootstrap;
import software.amazon.awssdk.crt.io.EventLoopGroup;
import software.amazon.awssdk.crt.io.HostResolver;
import software.amazon.awssdk.crt.io.SocketOptions;
import software.amazon.awssdk.crt.io.TlsContext;
import software.amazon.awssdk.crt.io.TlsContextOptions;

/**
 * Kept connections to one server by the AWS Common Runtime: HTTP/1.1, TLS of its own, one thread for all of them. None
 * is opened before it is needed, and nothing is sent twice.
 */
final class Connections implements Transport {
    private static final Duration CONNECT_TIME_MAX = Duration.ofSeconds(2);

    /** As long as the SDK's own clients keep one. */
    private static final Duration IDLE_TIME_MAX = Duration.ofSeconds(60);

    private final Http1StreamManager connections;

    private Connections(Http1StreamManager connections) {
        this.connections = connections;
    }

    static Connections to(URI endpoint, int connectionsMax) {
        var socket = new SocketOptions();
        socket.connectTimeoutMs = Math.toIntExact(CONNECT_TIME_MAX.toMillis());
        var thread = new EventLoopGroup(1);
        var options = new HttpClientConnectionManagerOptions()
                .withUri(endpoint)
                .withClientBootstrap(new ClientBootstrap(thread, new HostResolver(thread)))
                .withSocketOptions(socket)
                .withMaxConnections(connectionsMax)
                .withMaxConnectionIdleInMilliseconds(IDLE_TIME_MAX.toMillis());
        if (endpoint.getScheme().equals("https")) {
            options.withTlsContext(new TlsContext(TlsContextOptions.createDefaultClient()
                    .withMinimumTlsVersion(TlsContextOptions.TlsVersions.TLSv1_2)));
        }
        return new Connections(Http1StreamManager.create(options));
    }

    /** A connection whose answer does not come in time is closed. */
    @Override
    public HttpAnswer post(HttpRequest request, Duration timeMax)
            throws IOException, TimeoutException, InterruptedException {
        var exchange = new Exchange();
        var stream = connections.acquireStream(request, exchange);
        var _ = stream.whenComplete((_, failure) -> {
            if (failure != null) {
                exchange.fail(failure);
            }
        });
        boolean isOver = false;
        try {
            var answer = exchange.answer().get(timeMax.toNanos(), TimeUnit.NANOSECONDS);
            isOver = true;
            return answer;
        } catch (ExecutionException e) {
            isOver = true;
            throw new IOException(e.getCause());
        } finally {
            if (!isOver) {
                var _ = stream.thenAccept(HttpStreamBase::cancel);
            }
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
