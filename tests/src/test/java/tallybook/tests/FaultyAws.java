package tallybook.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;

/**
 * AWS as one run of a summary sees it, at one address on 127.0.0.1: a proxy before the engines of DynamoDB and S3, and a
 * topic of its own. It names every call that the run makes, and lets one of them go wrong.
 */
final class FaultyAws implements AutoCloseable {

    /** What goes wrong with a call. */
    enum Fault {
        /** It is answered with an error, however often it is tried. */
        ERROR,
        /** Nothing is done, and nothing ever answers. */
        SILENCE,
        /** It is done, but nothing ever answers. */
        DONE_IN_SILENCE,
        /** It is done each time that it is tried, and the connection is cut before the answer. */
        CUT,
        /** It is done, and the connection is cut before the answer; the next try is answered. */
        CUT_ONCE,
        /** It is done, and the answer stops in its middle; the next try is answered. */
        HALF_ONCE,
        /** The first two tries are refused, since others write the same at once; the next one is answered. */
        CONFLICT_TWICE,
        /** All tries are refused, since others write the same at once. */
        CONFLICT,
        /** The run dies before it: from then on nothing that it sends arrives. */
        DEATH_BEFORE,
        /** The run dies when it is done. */
        DEATH_AFTER;

        boolean isSilent() {
            return this == SILENCE || this == DONE_IN_SILENCE;
        }

        boolean isDeath() {
            return this == DEATH_BEFORE || this == DEATH_AFTER;
        }
    }

    /** A call, as {@link Calls} names it, and what goes wrong with it. */
    record Incident(String call, Fault fault) {
        static final Incident NONE = new Incident("", Fault.ERROR);
    }

    /** Small, so that a small table has several. */
    private static final int PAGE_ITEMS = 8;

    private static final List<String> HOP_BY_HOP =
            List.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    private static final HttpClient ENGINES = HttpClient.newHttpClient();

    private final URI dynamoDb;
    private final URI s3;
    private final Incident incident;
    private final Runnable death;
    private final Calls calls = new Calls();
    private final List<String> announcements = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> tries = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private volatile boolean dead;

    /**
     * Begins to listen.
     *
     * @param death is run when the run dies, and ends whatever process it has
     */
    FaultyAws(URI dynamoDb, URI s3, Incident incident, Runnable death) throws IOException {
        this.dynamoDb = dynamoDb;
        this.s3 = s3;
        this.incident = incident;
        this.death = death;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()));
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What the run has called so far. */
    List<String> calls() {
        return calls.names();
    }

    /** How often the call was tried. */
    int tries(String call) {
        return tries.getOrDefault(call, new AtomicInteger()).get();
    }

    /** The bodies of what was published on the topic. */
    List<String> announcements() {
        return announcements;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = calls.of(exchange, SdkBytes.fromInputStream(exchange.getRequestBody()));
            int earlier = tries.computeIfAbsent(call.name(), name -> new AtomicInteger())
                    .getAndIncrement();
            if (dead) {
                return;
            }
            if (call.name().equals(incident.call)) {
                goWrong(exchange, call, earlier);
            } else {
                send(exchange, handle(call));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void goWrong(HttpExchange exchange, Calls.Call call, int earlier) throws IOException, InterruptedException {
        switch (incident.fault) {
            case ERROR -> send(exchange, new Answer(500, Map.of(), SdkBytes.fromByteArray(new byte[0])));
            case SILENCE -> closed.await();
            case DONE_IN_SILENCE -> {
                handle(call);
                closed.await();
            }
            case CUT -> handle(call);
            case CUT_ONCE -> {
                var answer = handle(call);
                if (earlier > 0) {
                    send(exchange, answer);
                }
            }
            case HALF_ONCE -> {
                var answer = handle(call);
                if (earlier > 0) {
                    send(exchange, answer);
                } else {
                    sendHalf(exchange, answer);
                    closed.await();
                }
            }
            case CONFLICT_TWICE -> send(exchange, earlier < 2 ? Answer.CONFLICT : handle(call));
            case CONFLICT -> send(exchange, Answer.CONFLICT);
            case DEATH_BEFORE -> die();
            case DEATH_AFTER -> {
                handle(call);
                die();
            }
        }
    }

    private void die() {
        dead = true;
        death.run();
    }

    /** What an engine or the topic answers. */
    private record Answer(int status, Map<String, List<String>> headers, SdkBytes body) {
        static final Answer CONFLICT = new Answer(409, Map.of(), SdkBytes.fromUtf8String("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code>ConditionalRequestConflict</Code><Message>conflict</Message></Error>"""));

        static final Answer PUBLISHED =
                new Answer(200, Map.of("Content-Type", List.of("text/xml")), SdkBytes.fromUtf8String("""
                <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
                  <PublishResult><MessageId>1</MessageId></PublishResult>
                </PublishResponse>"""));
    }

    private Answer handle(Calls.Call call) throws IOException, InterruptedException {
        return switch (call.service()) {
            case SNS -> {
                announcements.add(call.body().asUtf8String());
                yield Answer.PUBLISHED;
            }
            case DYNAMO_DB -> {
                var scan = call.body().asUtf8String().replaceFirst("\\{", "{\"Limit\":" + PAGE_ITEMS + ",");
                yield forward(dynamoDb, call, SdkBytes.fromUtf8String(scan));
            }
            case S3 -> forward(s3, call, call.body());
        };
    }

    private Answer forward(URI engine, Calls.Call call, SdkBytes body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(engine + call.target()))
                .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(body.asByteArrayUnsafe()));
        call.headers().entrySet().stream()
                .filter(header -> isEndToEnd(header.getKey()))
                .forEach(header -> header.getValue().forEach(value -> request.header(header.getKey(), value)));
        var response = ENGINES.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        var headers = response.headers().map().entrySet().stream()
                .filter(header -> isEndToEnd(header.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Answer(response.statusCode(), headers, SdkBytes.fromByteArrayUnsafe(response.body()));
    }

    private static boolean isEndToEnd(String header) {
        return HOP_BY_HOP.stream().noneMatch(header::equalsIgnoreCase);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().putAll(answer.headers);
        byte[] body = answer.body.asByteArrayUnsafe();
        exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void sendHalf(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().putAll(answer.headers);
        byte[] body = answer.body.asByteArrayUnsafe();
        exchange.sendResponseHeaders(answer.status, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
