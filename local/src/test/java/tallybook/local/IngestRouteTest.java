package tallybook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class IngestRouteTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:15:30.250Z");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final BlockingQueue<APIGatewayProxyRequestEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Long> deadlines = new LinkedBlockingQueue<>();
    private final TestServer server = new TestServer(
            new IngestRoute(this::ingest, InstantSource.fixed(NOW)),
            TestServer.UNUSED,
            TestServer.UNUSED,
            TestServer.UNUSED);

    /** Keeps the event and the deadline; fails if it has a header that asks for it. */
    private void ingest(InputStream input, OutputStream output, Context context) {
        var event = JSON.readValue(input, APIGatewayProxyRequestEvent.class);
        events.add(event);
        deadlines.add(System.nanoTime()
                + Duration.ofMillis(context.getRemainingTimeInMillis()).toNanos());
        if (event.getHeaders().containsKey("X-Fail")) {
            throw new IllegalStateException("as the test asked");
        }
        JSON.writeValue(
                output,
                new APIGatewayProxyResponseEvent()
                        .withStatusCode(201)
                        .withHeaders(Map.of("X-Request-Id", context.getAwsRequestId()))
                        .withMultiValueHeaders(Map.of("X-Both", List.of("one", "two")))
                        .withIsBase64Encoded(true)
                        .withBody(Base64.getEncoder().encodeToString("stored".getBytes(StandardCharsets.UTF_8))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Prod/post", "/Prod/post/"})
    void sendsTheFunctionTheEventThatApiGatewayWould(String path) throws Exception {
        server.send(HttpRequest.newBuilder(server.uri(path + "?a=1&a=2"))
                .header("X-Test", "one")
                .header("X-Test", "two")
                .POST(BodyPublishers.ofString("{\"ä\": 1}"))
                .build());

        APIGatewayProxyRequestEvent event = events.take();
        assertThat(event.getHttpMethod()).isEqualTo("POST");
        assertThat(event.getResource()).isEqualTo("/post");
        assertThat(event.getPath()).isEqualTo("/post");
        assertThat(event.getQueryStringParameters()).isEqualTo(Map.of("a", "2"));
        assertThat(event.getMultiValueQueryStringParameters()).isEqualTo(Map.of("a", List.of("1", "2")));
        assertThat(event.getHeaders()).containsEntry("X-Test", "two");
        assertThat(event.getMultiValueHeaders()).containsEntry("X-Test", List.of("one", "two"));
        assertThat(event.getIsBase64Encoded()).isTrue();
        assertThat(body(event)).isEqualTo("{\"ä\": 1}");
        var context = event.getRequestContext();
        assertThat(context.getStage()).isEqualTo("Prod");
        assertThat(context.getPath()).isEqualTo("/Prod/post");
        assertThat(context.getIdentity().getSourceIp()).isEqualTo("127.0.0.1");
        assertThat(context.getRequestTimeEpoch()).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void takesAQueryThatCannotBeDecodedAsItStands() throws Exception {
        String answer = server.exchange(
                "POST /Prod/post?%&x=%zz&y=%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 201 Created\r\n");
        assertThat(events.take().getQueryStringParameters()).isEqualTo(Map.of("%", "", "x", "%zz", "y", "\uFFFD"));
    }

    @Test
    void answersWhatTheFunctionReturns() throws Exception {
        HttpResponse<String> answer = server.post("/Prod/post", BodyPublishers.ofString("{}"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .hasValue(events.take().getRequestContext().getRequestId());
        assertThat(answer.headers().allValues("X-Both")).containsExactly("one", "two");
        assertThat(answer.body()).isEqualTo("stored");
    }

    @Test
    void takesAChunkedBodyThatTheClientAnnounces() throws Exception {
        String body = "x".repeat(200_000);
        HttpRequest request = HttpRequest.newBuilder(server.uri("/Prod/post"))
                .expectContinue(true)
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();

        assertThat(server.send(request).statusCode()).isEqualTo(201);
        assertThat(body(events.take())).isEqualTo(body);
    }

    @Test
    void givesTheFunctionItsWholeTimeHoweverSlowTheUploadIs() throws Exception {
        try (Socket socket = server.connect()) {
            TestServer.write(
                    socket,
                    "POST /Prod/post HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertThat(new String(socket.getInputStream().readNBytes(25), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            socket.setSoTimeout(100);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            long uploaded = System.nanoTime();
            TestServer.write(socket, "{}");

            assertThat(deadlines.take() - uploaded)
                    .isGreaterThan(Duration.ofMillis(28_990).toNanos());
        }
    }

    @Test
    void answersAtOnceWhileManyUploadsAreStalled() throws Exception {
        List<Socket> stalled = new ArrayList<>();
        try {
            for (int upload = 0; upload < 500; upload++) {
                Socket socket = server.connect();
                stalled.add(socket);
                TestServer.write(
                        socket, "POST /Prod/post HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{\"a");
            }
            HttpRequest request = HttpRequest.newBuilder(server.uri("/Prod/post"))
                    .timeout(Duration.ofSeconds(10))
                    .POST(BodyPublishers.ofString("{}"))
                    .build();

            assertThat(server.send(request).statusCode()).isEqualTo(201);
        } finally {
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    @Test
    void givesTheFunctionNoBodyWhereThereIsNone() throws Exception {
        server.post("/Prod/post", BodyPublishers.noBody());

        assertThat(events.take())
                .extracting(APIGatewayProxyRequestEvent::getBody, APIGatewayProxyRequestEvent::getIsBase64Encoded)
                .containsExactly(null, false);
    }

    @Test
    void answersManyAtOnce() throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < 300; sender++) {
                answers.add(senders.submit(() ->
                        server.post("/Prod/post", BodyPublishers.ofString("{}")).statusCode()));
            }
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(201);
        }
    }

    @Test
    void answersForAFunctionThatFailsAsApiGatewayDoes() throws Exception {
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri("/Prod/post"))
                .header("X-Fail", "yes")
                .POST(BodyPublishers.ofString("{}"))
                .build());

        TestServer.assertNoAnswer(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5\r\n\r\n{}", "Transfer-Encoding: chunked\r\n\r\nzz\r\n"})
    void refusesABodyThatDoesNotArriveWhole(String lengthAndBody) throws Exception {
        assertThat(server.exchange("POST /Prod/post HTTP/1.1\r\nHost: localhost\r\n" + lengthAndBody))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("Content-Type: application/problem+json\r\n")
                .contains("\"detail\":\"The body does not arrive whole.\"");
        assertThat(events).isEmpty();
    }

    @Test
    void refusesABodyThatApiGatewayDoesNotTake() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/Prod/post"))
                .expectContinue(true)
                .POST(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1]))
                .build();

        TestServer.assertProblem(
                server.send(request),
                413,
                "body-too-large",
                "The body is too large",
                "The body is larger than 10485760 bytes.");
        assertThat(events).isEmpty();
    }

    private static String body(APIGatewayProxyRequestEvent event) {
        return new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8);
    }
}
