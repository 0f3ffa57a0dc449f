package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.ingest.FaultyDynamoDb.Fault;

/** A DynamoDB that fails now and then: what has a receipt is stored, and what has none is stored once sent again. */
class FaultyBatchesTest {
    private static final int ENTRIES = 3 * BatchWriter.IN_FLIGHT_MAX;
    private static final Duration TIME_LEFT = Duration.ofSeconds(4);

    private static final Pattern RESULT =
            Pattern.compile("\\{\"index\":(\\d+),\"status\":(20[01],\"id\":\"[^\"]+\",\"receivedAt\":\"([^\"]+)\""
                    + "|503,\"retryable\":true,\"problem\":\\{[^{}]*#storage-unavailable\"[^{}]*})}");

    private static final List<Fault> FAULTS = List.of(
            FaultyDynamoDb.error(400, "ThrottlingException"),
            FaultyDynamoDb.error(400, "ProvisionedThroughputExceededException"),
            FaultyDynamoDb.error(500, "InternalServerError"),
            FaultyDynamoDb.error(503, "ServiceUnavailable"),
            FaultyDynamoDb.LOST_ANSWER,
            FaultyDynamoDb.halfAnswer(200),
            FaultyDynamoDb.halfAnswer(400),
            FaultyDynamoDb.halfAnswer(500),
            FaultyDynamoDb.GARBLED_ANSWER);

    private final List<String> ids = Stream.generate(Post::newId).limit(ENTRIES).toList();

    private static IngestHandler handler(URI endpoint) {
        return Post.handler(Post.ENVIRONMENT, DynamoDbInMemory.functionsClient(endpoint, 2));
    }

    /** DynamoDB in good health, a second later. */
    private static IngestHandler later() {
        return new IngestHandler(
                Post.ENVIRONMENT,
                DynamoDbInMemory.FUNCTIONS_CLIENT,
                InstantSource.offset(Post.CLOCK, Duration.ofSeconds(1)));
    }

    private static List<Fault> mixed(int seed) {
        var random = new Random(seed);
        return Stream.generate(
                        () -> random.nextInt(4) == 0 ? FaultyDynamoDb.NONE : FAULTS.get(random.nextInt(FAULTS.size())))
                .limit(2L * ENTRIES)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void acknowledgesNothingThatIsNotStoredAndStoresTheRestOnceItIsSentAgain(int seed) throws IOException {
        try (var dynamoDb = new FaultyDynamoDb(mixed(seed))) {
            checkSendingAgain(Post.text(batch()).send(handler(dynamoDb.endpoint())));
        }
    }

    static Stream<Fault> faults() {
        return FAULTS.stream();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void answers503WhenNoEntryOfABatchCanBeAcknowledged(Fault fault) throws IOException {
        try (var dynamoDb = new FaultyDynamoDb(Collections.nCopies(2 * ENTRIES, fault))) {
            var response = Post.text(batch()).send(handler(dynamoDb.endpoint()));

            assertThat(response.getStatusCode()).isEqualTo(503);
            assertThat(response.getHeaders()).isEqualTo(Map.of("Content-Type", "application/json", "Retry-After", "5"));
            checkSendingAgain(response);
        }
    }

    @Test
    void storesABatchUnderAKeyOnceThoughAllOfItIsSentAgain() throws IOException {
        var key = Post.newId();
        var batch = Post.text("{\"n\": 0}\n{\"n\": 1}\n{\"n\": 2}").ndjson().key(key);
        try (var dynamoDb = new FaultyDynamoDb(
                FaultyDynamoDb.LOST_ANSWER, FaultyDynamoDb.NONE, FaultyDynamoDb.error(500, "InternalServerError"))) {
            var oneAttempt = DynamoDbInMemory.functionsClient(dynamoDb.endpoint(), 1);
            var response = batch.send(Post.handler(Post.ENVIRONMENT, oneAttempt));
            assertThat(response.getStatusCode()).isEqualTo(207);
            assertThat(response.getBody()).startsWith("{\"stored\":1,\"replayed\":0,\"rejected\":2,");
        }

        assertThat(batch.send(later()).getBody()).startsWith("{\"stored\":1,\"replayed\":2,\"rejected\":0,");
        for (int n = 0; n < 3; n++) {
            assertThat(DynamoDbInMemory.item("key:" + key + "#" + n))
                    .containsEntry("data", AttributeValue.fromM(Map.of("n", AttributeValue.fromN("" + n))));
        }
    }

    @Test
    void marksWhatItHadNoTimeToTryWhenDynamoDbIsSlow() throws IOException {
        var slow = Collections.nCopies(2 * ENTRIES, FaultyDynamoDb.late(Duration.ofMillis(700)));
        try (var dynamoDb = new FaultyDynamoDb(slow)) {
            var response = answerInTime(batch(), dynamoDb);

            assertThat(response.getStatusCode()).isEqualTo(207);
            assertThat(response.getBody()).contains("There was no time left").contains("did not acknowledge");
            checkSendingAgain(response);
        }
    }

    static Stream<Fault> silences() {
        return Stream.of(
                FaultyDynamoDb.SILENCE,
                FaultyDynamoDb.late(Duration.ofSeconds(30)),
                FaultyDynamoDb.stoppedAnswer(200),
                FaultyDynamoDb.stoppedAnswer(400),
                FaultyDynamoDb.stoppedAnswer(500));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void answersInTimeWhenDynamoDbDoesNotFinish(Fault silence) throws IOException {
        try (var dynamoDb = new FaultyDynamoDb(Collections.nCopies(3 * ENTRIES, silence))) {
            assertThat(answerInTime("{}", dynamoDb).getStatusCode()).isEqualTo(503);

            var response = answerInTime(batch(), dynamoDb);
            assertThat(response.getStatusCode()).isEqualTo(503);
            checkSendingAgain(response);
        }
    }

    private static APIGatewayProxyResponseEvent answerInTime(String body, FaultyDynamoDb dynamoDb) {
        var handler = handler(dynamoDb.endpoint());
        return assertTimeoutPreemptively(
                TIME_LEFT, () -> Post.send(Post.text(body).event(), handler, TestContext.endingIn(TIME_LEFT)));
    }

    private String batch() {
        return batch(IntStream.range(0, ENTRIES).boxed().toList());
    }

    private String batch(List<Integer> indexes) {
        return indexes.stream()
                .map(index -> "{\"id\": \"%s\", \"n\": %d}".formatted(ids.get(index), index))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Sends what was not acknowledged again, and looks that all is stored, and nothing twice. */
    private void checkSendingAgain(APIGatewayProxyResponseEvent response) {
        var results = RESULT.matcher(response.getBody()).results().toList();
        assertThat(results.stream().map(FaultyBatchesTest::index))
                .containsExactlyElementsOf(IntStream.range(0, ENTRIES).boxed().toList());
        checkStored(results);

        var retryable = results.stream()
                .filter(result -> result.group(3) == null)
                .map(FaultyBatchesTest::index)
                .toList();
        if (!retryable.isEmpty()) {
            assertThat(Post.text(batch(retryable)).send(later()).getStatusCode())
                    .isEqualTo(200);
        }
        checkStored(results);
        var all = Post.text(batch()).send(later()).getBody();
        assertThat(all).startsWith("{\"stored\":0,\"replayed\":%d,\"rejected\":0,".formatted(ENTRIES));
    }

    /** Whether each entry that has a receipt is in the table, as it was sent and with the time that was told. */
    private void checkStored(List<MatchResult> results) {
        for (var result : results) {
            if (result.group(3) != null) {
                var id = AttributeValue.fromS(ids.get(index(result)));
                var data = Map.of("id", id, "n", AttributeValue.fromN(result.group(1)));
                assertThat(DynamoDbInMemory.item(id.s()))
                        .isEqualTo(Map.of(
                                "id", id,
                                "receivedAt", AttributeValue.fromS(result.group(3)),
                                "data", AttributeValue.fromM(data)));
            }
        }
    }

    private static int index(MatchResult result) {
        return Integer.parseInt(result.group(1));
    }
}
