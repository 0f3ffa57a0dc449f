package tallybook.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy before DynamoDB's engine on 127.0.0.1: the first attempts go wrong as told, the others through. */
final class FaultyDynamoDb implements AutoCloseable {

    /** What goes wrong with one attempt. */
    interface Fault {
        void apply(HttpExchange exchange, FaultyDynamoDb proxy) throws IOException, InterruptedException;
    }

    static final Fault NONE = (exchange, proxy) -> proxy.pass(exchange);

    /** The engine does its work, but its answer gets lost. */
    static final Fault LOST_ANSWER = (exchange, proxy) -> proxy.forward(exchange);

    /** Nothing ever comes. */
    static final Fault SILENCE = (exchange, proxy) -> proxy.closed.await();

    /** An answer that breaks off. */
    static Fault halfAnswer(int status) {
        return (exchange, proxy) -> sendHalf(exchange, status);
    }

    /** An answer that stops in the middle, on a connection that stays. */
    static Fault stoppedAnswer(int status) {
        return (exchange, proxy) -> {
            sendHalf(exchange, status);
            proxy.closed.await();
        };
    }

    private static void sendHalf(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, 1_000);
        exchange.getResponseBody().write("{\"__type\": \"com".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    /** The engine does its work, but takes its time. */
    static Fault late(Duration delay) {
        return (exchange, proxy) -> {
            proxy.closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            proxy.pass(exchange);
        };
    }

    /** The engine takes its time, but only with a request in which the text stands. */
    static Fault lateFor(String text, Duration delay) {
        return (exchange, proxy) -> {
            var request = exchange.getRequestBody().readAllBytes();
            exchange.setStreams(new ByteArrayInputStream(request), null);
            if (new String(request, StandardCharsets.UTF_8).contains(text)) {
                proxy.closed.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            }
            proxy.pass(exchange);
        };
    }

    /** An answer whose bytes are not those that were sent. */
    static final Fault GARBLED_ANSWER = (exchange, proxy) -> {
        exchange.getResponseHeaders().set("x-amz-crc32", "1");
        exchange.sendResponseHeaders(200, 2);
        exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
    };

    /** DynamoDB itself answers with an error. */
    static Fault error(int status, String code) {
        return (exchange, proxy) -> {
            var body = "{\"__type\": \"com.amazonaws.dynamodb.v20120810#%s\", \"message\": \"internal words\"}"
                    .formatted(code)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpClient engine = HttpClient.newHttpClient();
    private final HttpServer server;
    private final List<Fault> faults;

    FaultyDynamoDb(Fault... faults) throws IOException {
        this(List.of(faults));
    }

    FaultyDynamoDb(List<Fault> faults) throws IOException {
        this.faults = faults;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(Thread.ofVirtual().factory()));
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        int attempt = attempts.getAndIncrement();
        try (exchange) {
            if (attempt < faults.size()) {
                faults.get(attempt).apply(exchange, this);
            } else {
                pass(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(HttpExchange exchange) throws IOException, InterruptedException {
        var response = forward(exchange);
        exchange.sendResponseHeaders(response.statusCode(), response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(DynamoDbInMemory.ENDPOINT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        exchange.getRequestBody().readAllBytes()));
        for (var name : List.of("X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date")) {
            request.header(name, exchange.getRequestHeaders().getFirst(name));
        }
        return engine.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        engine.shutdownNow();
    }
}
