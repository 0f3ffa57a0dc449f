package tallybook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import tallybook.summary.InvalidSummaryEventException;
import tallybook.summary.SummaryHandler;

class SummaryRouteTest {
    private final PassingTime time = new PassingTime(Instant.parse("2026-11-25T10:15:30.250Z"));

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final RequestStreamHandler made = (InputStream event, OutputStream answer, Context context) -> {
        events.add(new String(event.readAllBytes(), StandardCharsets.UTF_8));
        answer.write("{\"report\": \"a.json\", \"page\": \"a.html\", \"status\": \"created\"}"
                .getBytes(StandardCharsets.UTF_8));
    };

    @Test
    void makesTheSummaryThatTheEventAsksFor() throws Exception {
        try (var server = serving(made)) {
            HttpResponse<String> answer = server.post("/summary", BodyPublishers.ofString("{\"week\": \"2026-W47\"}"));

            assertThat(events.take()).isEqualTo("{\"week\": \"2026-W47\"}");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.body()).isEqualTo("{\"report\":\"a.json\",\"page\":\"a.html\"}");
        }
    }

    @Test
    void makesOneOfThisWeekSoFarWhenAskedForNothing() throws Exception {
        try (var server = serving(made)) {
            server.post("/summary", BodyPublishers.noBody());

            assertThat(events.take()).isEqualTo("{\"from\":\"2026-11-23T00:00:00Z\",\"to\":\"2026-11-25T10:15:31Z\"}");
        }
    }

    @Test
    void saysWhatWasExpectedOfAnEventThatTheFunctionRefuses() throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:1");
        var function = new SummaryHandler(
                Map.of("TABLE_NAME", "t", "BUCKET_NAME", "b", "TIME_ZONE", "UTC", "SHOW_VALUES", "COMMON"),
                LocalClients.dynamoDb(nowhere),
                LocalClients.s3(nowhere),
                time);
        try (var server = serving(function)) {
            TestServer.assertProblem(
                    server.post("/summary", BodyPublishers.ofString("{}")),
                    400,
                    "invalid-summary-event",
                    "Invalid summary event",
                    refusal(function, "{}"));
        }
    }

    @Test
    void answersForAFunctionThatFailsAsApiGatewayDoes() throws Exception {
        try (var server = serving((event, answer, context) -> {
            throw new IllegalStateException("as the test asked");
        })) {
            HttpResponse<String> answer = server.post("/summary", BodyPublishers.noBody());

            TestServer.assertNoAnswer(answer);
        }
    }

    private TestServer serving(RequestStreamHandler function) {
        return new TestServer(
                TestServer.UNUSED,
                new SummaryRoute(function, new WeekSoFar(time, ZoneOffset.UTC, time)),
                TestServer.UNUSED,
                TestServer.UNUSED);
    }

    private static String refusal(SummaryHandler function, String event) {
        Throwable refusal = catchThrowable(() -> function.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream(),
                new LocalContext("SummaryFunction", "id", Duration.ofMinutes(1))));
        assertThat(refusal).isInstanceOf(InvalidSummaryEventException.class);
        return Objects.requireNonNull(refusal.getMessage());
    }
}
