package tallybook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.summary.SummaryHandler;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-11-25T10:15:30.250Z");

    @TempDir
    private static Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private LocalDynamoDb dynamoDb;
    private LocalS3 s3;
    private LoopbackServer server;
    private SummaryHandler summaryHandler;

    @BeforeAll
    void start() throws Exception {
        InstantSource clock = InstantSource.fixed(NOW);
        dynamoDb = LocalDynamoDb.start(directory.resolve("dynamodb"), 0);
        s3 = LocalS3.start(directory.resolve("s3"), 0);
        summaryHandler = new SummaryHandler(
                Map.of(
                        "TABLE_NAME",
                        LocalDynamoDb.TABLE_NAME,
                        "BUCKET_NAME",
                        LocalS3.BUCKET_NAME,
                        "TIME_ZONE",
                        "UTC",
                        "SHOW_VALUES",
                        "COMMON"),
                dynamoDb.client(),
                s3.client(),
                clock);
        server = LoopbackServer.bind(0);
        server.serve(new LocalApi(
                new IngestRoute(LocalApiTest::ingest, clock),
                new SummaryRoute(this::summary, new WeekSoFar(clock, ZoneOffset.UTC)),
                new HomePage(dynamoDb.client(), s3.client()),
                new BucketObjects(s3.client())));
    }

    @AfterAll
    void stop() {
        server.close();
        s3.close();
        dynamoDb.close();
    }

    /** Answers with what it was sent, or fails if it was sent "fail". */
    private static APIGatewayProxyResponseEvent ingest(APIGatewayProxyRequestEvent event, Context context) {
        String body = event.getBody() == null
                ? "nothing"
                : new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8);
        if (body.equals("fail")) {
            throw new IllegalStateException("as the test asked");
        }
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(201)
                .withHeaders(Map.of("Content-Type", "text/plain", "X-Request-Id", context.getAwsRequestId()))
                .withBody(String.join(
                        " ",
                        event.getHttpMethod(),
                        event.getResource(),
                        event.getPath(),
                        String.valueOf(event.getQueryStringParameters()),
                        event.getHeaders().get("X-Test"),
                        String.valueOf(event.getMultiValueHeaders().get("X-Test")),
                        event.getRequestContext().getStage(),
                        event.getRequestContext().getIdentity().getSourceIp(),
                        event.getRequestContext().getRequestTimeEpoch().toString(),
                        event.getIsBase64Encoded().toString(),
                        body.length() > 100 ? body.length() + " bytes" : body));
    }

    /** Names the report after the event; what has neither a week nor a range is the real function's to refuse. */
    private void summary(InputStream event, OutputStream answer, Context context) throws IOException {
        String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
        if (!text.contains("week") && !text.contains("from")) {
            summaryHandler.handleRequest(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), answer, context);
        }
        String key = text.replaceAll("[^0-9A-Za-z-]+", "_");
        answer.write("{\"report\": \"%1$s.json\", \"page\": \"%1$s.html\", \"status\": \"created\"}"
                .formatted(key)
                .getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Prod/post", "/Prod/post/"})
    void sendsTheFunctionTheEventThatApiGatewayWould(String path) throws Exception {
        HttpResponse<String> answer = post(path + "?a=1&a=2", BodyPublishers.ofString("{\"ä\": 1}"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body())
                .isEqualTo("POST /post /post {a=2} two [one, two] Prod 127.0.0.1 " + NOW.toEpochMilli()
                        + " true {\"ä\": 1}");
    }

    @Test
    void takesAChunkedBodyThatTheClientAnnounces() throws Exception {
        byte[] body = "x".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(uri("/Prod/post"))
                .header("X-Test", "one")
                .expectContinue(true)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        assertThat(client.send(request, BodyHandlers.ofString()).body()).endsWith("true 200000 bytes");
    }

    @Test
    void givesTheFunctionNoBodyWhereThereIsNone() throws Exception {
        assertThat(post("/Prod/post", BodyPublishers.noBody()).body()).endsWith("false nothing");
    }

    @Test
    void answersManyAtOnce() throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int sender = 0; sender < 300; sender++) {
                answers.add(senders.submit(
                        () -> post("/Prod/post", BodyPublishers.ofString("x")).statusCode()));
            }
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(201);
        }
    }

    @Test
    void answersABadGatewayForAFunctionThatFails() throws Exception {
        HttpResponse<String> answer = post("/Prod/post", BodyPublishers.ofString("fail"));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("{\"message\": \"Internal server error\"}");
    }

    @Test
    void refusesABodyThatApiGatewayDoesNotTake() throws Exception {
        byte[] body = new byte[10 * 1024 * 1024 + 1];
        HttpRequest request = HttpRequest.newBuilder(uri("/Prod/post"))
                .expectContinue(true)
                .POST(BodyPublishers.ofByteArray(body))
                .build();

        assertProblem(
                client.send(request, BodyHandlers.ofString()),
                413,
                "body-too-large",
                "Body too large",
                "The body is larger than 10485760 bytes.");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /Prod/post",
        "POST, /Prod/other",
        "POST, /post",
        "POST, /",
        "PUT, /summary",
        "GET, /favicon.ico",
        "DELETE, /summaries/a",
        "GET, /summaries/no-such-object",
        "OPTIONS, /",
        "BREW, /"
    })
    void findsNothingElse(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .method(method, BodyPublishers.noBody())
                .build();

        assertProblem(
                client.send(request, BodyHandlers.ofString()),
                404,
                "not-found",
                "Not found",
                "Here are POST /Prod/post, POST /summary, GET / and GET /summaries/ with an object's key.");
    }

    @Test
    void makesASummaryOfThisWeekSoFarWhenAskedForNothing() throws Exception {
        HttpResponse<String> answer = post("/summary", BodyPublishers.noBody());

        String key = "_from_2026-11-23T00_00_00Z_to_2026-11-25T10_15_31Z_";
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"report\":\"%1$s.json\",\"page\":\"%1$s.html\"}".formatted(key));
    }

    @Test
    void makesTheSummaryThatTheEventAsksFor() throws Exception {
        assertThat(post("/summary", BodyPublishers.ofString("{\"week\": \"2026-W47\"}"))
                        .body())
                .isEqualTo("{\"report\":\"_week_2026-W47_.json\",\"page\":\"_week_2026-W47_.html\"}");
    }

    @Test
    void saysWhatWasExpectedOfAnEventThatTheFunctionRefuses() throws Exception {
        String expected = Objects.requireNonNull(catchThrowable(() -> summaryHandler.handleRequest(
                        new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream(),
                        new LocalContext("SummaryFunction", "id", Duration.ofMinutes(1))))
                .getMessage());

        assertProblem(
                post("/summary", BodyPublishers.ofString("{}")),
                400,
                "invalid-summary-event",
                "Invalid summary event",
                expected);
    }

    @Test
    void servesTheBucketsObjectsAsTheyWereStored() throws Exception {
        s3.client()
                .putObject(
                        put -> put.bucket(LocalS3.BUCKET_NAME)
                                .key("summaries/a/page.html")
                                .contentType("text/html; charset=utf-8"),
                        RequestBody.fromString("<p>Füße</p>"));

        HttpResponse<String> answer = get("/summaries/a/page.html");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.body()).isEqualTo("<p>Füße</p>");
    }

    @Test
    void showsHowManyEntriesThereAreAndTheReports() throws Exception {
        dynamoDb.client()
                .putItem(put -> put.tableName(LocalDynamoDb.TABLE_NAME).item(Map.of("id", AttributeValue.fromS("a"))));
        put("summaries/2026-W47/summary-20261123T000000Z-r2.json");
        put("summaries/2026-W47/run-1/entries-00000.ndjson.gz");

        HttpResponse<String> page = get("/");

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(page.body())
                .contains("<h1>1 entry in the table.</h1>")
                .contains("http://" + server.endpoint().getAuthority() + "/Prod/post")
                .containsOnlyOnce("<li>")
                .contains("<a href=\"/summaries/2026-W47/summary-20261123T000000Z-r2.html\">2026-W47-r2</a>");
    }

    @Test
    void answersAHeadWithoutABody() throws Exception {
        HttpRequest head = HttpRequest.newBuilder(uri("/")).HEAD().build();
        HttpResponse<String> answer = client.send(head, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isPositive();
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Host: 127.0.0.1:3000, HTTP/1.1 200 OK",
        "Host: localhost, HTTP/1.1 200 OK",
        "Host: rebound.example:3000, HTTP/1.1 404 Not Found"
    })
    void answersOnlyToNamesOfThisMachine(String host, String statusLine) throws Exception {
        assertThat(statusLine("GET / HTTP/1.1\r\n" + host + "\r\nConnection: close\r\n\r\n"))
                .isEqualTo(statusLine);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:5173, HTTP/1.1 201 Created",
        "https://elsewhere.example, HTTP/1.1 404 Not Found",
        "null, HTTP/1.1 404 Not Found"
    })
    void takesNoPostFromAPageElsewhere(String origin, String statusLine) throws Exception {
        assertThat(statusLine("POST /Prod/post HTTP/1.1\r\nHost: localhost\r\nX-Test: one\r\nOrigin: " + origin
                        + "\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"))
                .isEqualTo(statusLine);
    }

    @Test
    void answersWithAProblemEvenWhatIsNotHttp() throws Exception {
        assertThat(exchange("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("Content-Type: application/problem+json\r\n")
                .contains("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,");
    }

    private void put(String key) {
        s3.client().putObject(put -> put.bucket(LocalS3.BUCKET_NAME).key(key), RequestBody.fromString("{}"));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("X-Test", "one")
                .header("X-Test", "two")
                .POST(body)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return server.endpoint().resolve(path);
    }

    private String statusLine(String request) throws IOException {
        return exchange(request).lines().findFirst().orElseThrow();
    }

    private String exchange(String request) throws IOException {
        try (var socket =
                new Socket(server.endpoint().getHost(), server.endpoint().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertProblem(
            HttpResponse<String> answer, int status, String name, String title, String detail) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        Problem problem = JSON.readValue(answer.body(), Problem.class);
        assertThat(problem)
                .isEqualTo(new Problem(
                        "https://github.com/tallybook/tallybook/blob/main/docs/problems.md#" + name,
                        title,
                        status,
                        detail,
                        problem.requestId()));
        assertThat(UUID.fromString(problem.requestId())).hasToString(problem.requestId());
    }
}
