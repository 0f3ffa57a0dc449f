package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Of the entries of one id in a batch the first wins, however long DynamoDB takes with it. */
class RepeatedIdTest {
    /** So few that a slow first entry and the others of its id could be in flight at once. */
    private static final int IDS = BatchWriter.IN_FLIGHT_MAX / 2;

    private static final Pattern STATUS = Pattern.compile("\\{\"index\":\\d+,\"status\":(\\d+),");

    private static final String FIRST = "first-of-its-id";

    private static final List<String> CONTENTS = List.of(FIRST, "second", "third");

    /** The entries of an id next to each other, and far apart. */
    static Stream<Function<List<String>, Stream<String>>> orders() {
        return Stream.of(
                ids -> ids.stream().flatMap(id -> CONTENTS.stream().map(content -> entry(id, content))),
                ids -> CONTENTS.stream().flatMap(content -> ids.stream().map(id -> entry(id, content))));
    }

    private static String entry(String id, String content) {
        return "{\"id\": \"%s\", \"content\": \"%s\"}".formatted(id, content);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void isTheFirstEntrysThoughDynamoDbIsSlowWithThat(Function<List<String>, Stream<String>> order) throws IOException {
        for (int round = 0; round < 5; round++) {
            check(order);
        }
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                arguments(FaultyDynamoDb.error(400, "ThrottlingException"), 201),
                arguments(FaultyDynamoDb.LOST_ANSWER, 200));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void isStillTheFirstEntrysOnceAllIsSentAgain(FaultyDynamoDb.Fault fault, int statusOfTheFirst) throws IOException {
        var id = Post.newId();
        var batch = Post.text(
                CONTENTS.stream().map(content -> entry(id, content)).collect(Collectors.joining(",", "[", "]")));
        try (var dynamoDb = new FaultyDynamoDb(fault)) {
            var oneAttempt = DynamoDbInMemory.functionsClient(dynamoDb.endpoint(), 1);
            var response = batch.send(Post.handler(Post.ENVIRONMENT, oneAttempt));

            assertThat(statuses(response)).containsExactly("503", "503", "503");
            assertThat(response.getBody()).contains("An earlier entry of the batch has the same id");
            assertThat(dynamoDb.attempts).hasValue(1);
        }

        assertThat(statuses(batch.send())).containsExactly(Integer.toString(statusOfTheFirst), "409", "409");
    }

    private static Stream<String> statuses(APIGatewayProxyResponseEvent response) {
        return STATUS.matcher(response.getBody()).results().map(result -> result.group(1));
    }

    private static void check(Function<List<String>, Stream<String>> order) throws IOException {
        var ids = Stream.generate(Post::newId).limit(IDS).toList();
        var entries = order.apply(ids).toList();
        var slow = FaultyDynamoDb.lateFor(FIRST, Duration.ofMillis(50));
        try (var dynamoDb = new FaultyDynamoDb(Collections.nCopies(entries.size(), slow))) {
            var client = DynamoDbInMemory.functionsClient(dynamoDb.endpoint());

            var response = Post.text(entries.stream().collect(Collectors.joining(",", "[", "]")))
                    .send(Post.handler(Post.ENVIRONMENT, client));

            assertThat(statuses(response))
                    .containsExactlyElementsOf(entries.stream()
                            .map(entry -> entry.contains(FIRST) ? "201" : "409")
                            .toList());
        }
        assertThat(ids)
                .allSatisfy(id -> assertThat(DynamoDbInMemory.item(id))
                        .containsEntry(
                                "data",
                                AttributeValue.fromM(Map.of(
                                        "id", AttributeValue.fromS(id), "content", AttributeValue.fromS(FIRST)))));
    }
}
