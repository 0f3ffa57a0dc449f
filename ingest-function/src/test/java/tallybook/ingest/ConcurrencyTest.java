package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Senders who send the same at the same time. */
class ConcurrencyTest {
    private static final int KEYS = 1_000;
    private static final int SENDERS = 50;

    private final IngestHandler handler = Post.handler(Post.ENVIRONMENT);

    @Test
    void storesAnEntryOnceHoweverManySendIt() throws InterruptedException {
        var series = Post.newId();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < KEYS; number++) {
                sendAtOnce(series + "-" + number, senders);
            }
        }

        assertThat(storedIds(series))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, KEYS)
                        .mapToObj(number -> "key:" + series + "-" + number)
                        .toList());
    }

    private void sendAtOnce(String key, ExecutorService senders) throws InterruptedException {
        Callable<APIGatewayProxyResponseEvent> sender =
                () -> Post.text("{\"n\": 1}").key(key).send(handler);
        var answers = senders.invokeAll(Collections.nCopies(SENDERS, sender)).stream()
                .map(Future::resultNow)
                .toList();

        assertThat(answers.stream()
                        .collect(Collectors.groupingBy(
                                APIGatewayProxyResponseEvent::getStatusCode, Collectors.counting())))
                .containsOnly(Map.entry(201, 1L), Map.entry(200, SENDERS - 1L));
        assertThat(answers)
                .extracting(APIGatewayProxyResponseEvent::getBody)
                .containsOnly(new Receipt("key:" + key, Post.RECEIVED_AT).toJson());
    }

    private static List<String> storedIds(String series) {
        return DynamoDbInMemory.CLIENT
                .scanPaginator(scan -> scan.tableName(DynamoDbInMemory.TABLE_NAME)
                        .filterExpression("begins_with(id, :series)")
                        .expressionAttributeValues(Map.of(":series", AttributeValue.fromS("key:" + series))))
                .items()
                .stream()
                .map(item -> new Item(item).receipt().id())
                .toList();
    }
}
