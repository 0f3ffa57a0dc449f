package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import tallybook.ingest.FaultyDynamoDb.Fault;

/** What a sender is told when DynamoDB does not do its part. */
class FaultsTest {
    /** All but this much is kept for the answer. */
    private static final int MILLIS_TO_STORE = 400;

    private static IngestHandler handler(URI endpoint) {
        return Post.handler(Post.ENVIRONMENT, DynamoDbInMemory.functionsClient(endpoint, 3));
    }

    @Test
    void countsAFirstWriteAsOneThoughItsAnswerWasLost() throws IOException {
        var id = Post.newId();
        try (var dynamoDb = new FaultyDynamoDb(FaultyDynamoDb.LOST_ANSWER)) {
            var handler = handler(dynamoDb.endpoint());

            var response =
                    Post.text("{\"id\": \"%s\", \"n\": 1.10}".formatted(id)).send(handler);

            assertThat(response.getStatusCode()).isEqualTo(201);
            assertThat(dynamoDb.attempts).hasValue(2);
        }
    }

    @Test
    void countsAFirstWriteAsOneThoughItsAnswerWasLostOnAKeptConnection() throws IOException {
        try (var dynamoDb = new FaultyDynamoDb(FaultyDynamoDb.NONE, FaultyDynamoDb.LOST_ANSWER)) {
            var handler = handler(dynamoDb.endpoint());
            assertThat(Post.text("{}").send(handler).getStatusCode()).isEqualTo(201);

            assertThat(Post.text("{}").send(handler).getStatusCode()).isEqualTo(201);
            assertThat(dynamoDb.attempts).hasValue(3);
        }
    }

    @Test
    void stillTellsAReplayAndAConflictWhenAnAnswerWasLost() throws IOException {
        var id = Post.newId();
        Post.text("{\"id\": \"%s\", \"n\": 1}".formatted(id)).send();
        for (int status : new int[] {200, 409}) {
            try (var dynamoDb = new FaultyDynamoDb(FaultyDynamoDb.LOST_ANSWER)) {
                var later = new IngestHandler(
                        Post.ENVIRONMENT,
                        DynamoDbInMemory.functionsClient(dynamoDb.endpoint()),
                        InstantSource.offset(Post.CLOCK, Duration.ofMillis(1)));

                var response = Post.text("{\"id\": \"%s\", \"n\": %s}".formatted(id, status == 200 ? "1" : "2"))
                        .send(later);

                assertThat(response.getStatusCode()).isEqualTo(status);
            }
        }
    }

    @Test
    void countsAnIdThatABatchHasTwiceAsStoredOnceThoughTheSecondWriteWasThrottledAtFirst() throws IOException {
        var id = Post.newId();
        var throttled = FaultyDynamoDb.error(400, "ThrottlingException");
        try (var dynamoDb = new FaultyDynamoDb(FaultyDynamoDb.NONE, throttled)) {
            var response = Post.text("[{\"id\": \"%1$s\"}, {\"id\": \"%1$s\"}]".formatted(id))
                    .send(handler(dynamoDb.endpoint()));

            assertThat(dynamoDb.attempts).hasValue(3);
            var receipt = "\"id\":\"%s\",\"receivedAt\":\"%s\"".formatted(id, Post.RECEIVED_AT);
            assertThat(response.getBody())
                    .isEqualTo("{\"stored\":1,\"replayed\":1,\"rejected\":0,\"results\":["
                            + "{\"index\":0,\"status\":201," + receipt + "},"
                            + "{\"index\":1,\"status\":200," + receipt + "}]}");
        }
    }

    static Stream<Fault> passingTroubles() {
        return Stream.of(
                FaultyDynamoDb.error(500, "InternalServerError"),
                FaultyDynamoDb.error(503, "ServiceUnavailable"),
                FaultyDynamoDb.error(400, "ThrottlingException"),
                FaultyDynamoDb.error(400, "ProvisionedThroughputExceededException"),
                FaultyDynamoDb.LOST_ANSWER,
                FaultyDynamoDb.halfAnswer(200),
                FaultyDynamoDb.halfAnswer(400),
                FaultyDynamoDb.halfAnswer(500),
                FaultyDynamoDb.GARBLED_ANSWER);
    }

    @ParameterizedTest
    @MethodSource("passingTroubles")
    void triesAgain(Fault fault) throws IOException {
        try (var dynamoDb = new FaultyDynamoDb(fault)) {
            assertThat(Post.text("{}").send(handler(dynamoDb.endpoint())).getStatusCode())
                    .isEqualTo(201);
        }
    }

    @ParameterizedTest
    @MethodSource("passingTroubles")
    void asksTheSenderToComeBackWhenTryingAgainDoesNotHelp(Fault fault) throws IOException {
        var faults = Collections.nCopies(10, fault).toArray(Fault[]::new);
        try (var dynamoDb = new FaultyDynamoDb(faults)) {
            assertUnavailable(Post.text("{}").send(handler(dynamoDb.endpoint())));
            assertThat(dynamoDb.attempts).hasValue(3);
        }
    }

    /** Were retries rationed, as a client's for a whole fleet may be, they would be used up by the first hundred. */
    @Test
    void triesAgainForEachEntryHoweverManyOthersFailed() throws IOException {
        var faults = Collections.nCopies(120, FaultyDynamoDb.error(500, "InternalServerError"))
                .toArray(Fault[]::new);
        var batch = IntStream.range(0, 100).mapToObj(i -> "{}").collect(Collectors.joining(",", "[", "]"));
        try (var dynamoDb = new FaultyDynamoDb(faults)) {
            var handler = Post.handler(Post.ENVIRONMENT, DynamoDbInMemory.functionsClient(dynamoDb.endpoint()));

            assertThat(Post.text(batch).send(handler).getStatusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersInTimeWhenDynamoDbIsSilent() throws IOException {
        var silence = Collections.nCopies(10, FaultyDynamoDb.SILENCE).toArray(Fault[]::new);
        try (var dynamoDb = new FaultyDynamoDb(silence)) {
            var context = new TestContext(3_000 + MILLIS_TO_STORE);
            var handler = handler(dynamoDb.endpoint());

            assertUnavailable(Post.send(Post.text("{}").event(), handler, context));
            assertThat(context.logLines)
                    .containsExactly("body=2 problem=storage-unavailable cause=ApiCallTimeoutException");

            var batch = Post.send(Post.text("[{}, {}]").event(), handler, context);
            assertThat(batch.getStatusCode()).isEqualTo(503);
            assertThat(batch.getHeaders()).containsEntry("Retry-After", "5");
        }
    }

    @Test
    void asksTheSenderToComeBackWhenDynamoDbIsNotThere() throws IOException {
        URI nowhere;
        try (var dynamoDb = new FaultyDynamoDb()) {
            nowhere = dynamoDb.endpoint();
        }
        assertUnavailable(Post.text("{}").send(handler(nowhere)));
    }

    private static void assertUnavailable(APIGatewayProxyResponseEvent response) {
        assertThat(response.getStatusCode()).isEqualTo(503);
        assertThat(response.getHeaders())
                .containsEntry("Retry-After", "5")
                .containsEntry("Content-Type", "application/problem+json");
        assertThat(response.getBody()).contains("#storage-unavailable\"").doesNotContain("internal words");
    }

    @Test
    void failsTheInvocationWhenTheFunctionItselfIsAtFault() throws IOException {
        for (var code : new String[] {"AccessDeniedException", "ResourceNotFoundException", "ValidationException"}) {
            try (var dynamoDb = new FaultyDynamoDb(
                    FaultyDynamoDb.error(400, code),
                    FaultyDynamoDb.error(400, code),
                    FaultyDynamoDb.error(400, code))) {
                var handler = handler(dynamoDb.endpoint());

                assertThatThrownBy(() -> Post.text("{}").send(handler)).isInstanceOf(DynamoDbException.class);
                assertThatThrownBy(() -> Post.text("[{}, {}]").send(handler))
                        .hasCauseInstanceOf(DynamoDbException.class);
            }
        }
    }

    @Test
    void failsTheInvocationWhenThereAreNoCredentials() {
        var client =
                DynamoDbInMemory.functionsClient(DynamoDbInMemory.ENDPOINT, SystemPropertyCredentialsProvider.create());
        var handler = Post.handler(Post.ENVIRONMENT, client);

        assertThatThrownBy(() -> Post.text("{}").send(handler))
                .isInstanceOf(SdkClientException.class)
                .hasMessageStartingWith("Unable to load credentials");
    }

    @Test
    void failsTheInvocationWhenSomethingElseIsAtTheEndpoint() throws IOException {
        Fault notDynamoDb = (exchange, proxy) -> exchange.sendResponseHeaders(404, -1);
        try (var server = new FaultyDynamoDb(notDynamoDb)) {
            var handler = handler(server.endpoint());

            assertThatThrownBy(() -> Post.text("{}").send(handler)).isInstanceOf(DynamoDbException.class);
        }
    }
}
