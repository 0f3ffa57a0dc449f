package tallybook.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.item.Retention;
import tallybook.restore.EntryTable.Outcome;

/** A DynamoDB that has no capacity left for the first few writes. */
class ThrottledTableTest {
    private static final int THROTTLED = 4;

    private final AtomicInteger tries = new AtomicInteger();
    private HttpServer dynamoDb;

    @BeforeEach
    void start() throws IOException {
        dynamoDb = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        dynamoDb.createContext("/", exchange -> {
            boolean throttled = tries.getAndIncrement() < THROTTLED;
            var answer = (throttled
                            ? "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}"
                            : "{}")
                    .getBytes(UTF_8);
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(throttled ? 400 : 200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        dynamoDb.start();
    }

    @AfterEach
    void stop() {
        dynamoDb.stop(0);
    }

    @Test
    void isWaitedForUntilItHasCapacity() {
        var store = Store.local(dynamoDb.getAddress().getPort() - 1);
        var table = new EntryTable(store.dynamoDb(), store.table(), new Retention(0));

        var outcome = table.restore(new BackupEntry("1", "2026-11-16T00:00:00.000Z", AttributeValue.fromM(Map.of())));

        assertThat(outcome).isEqualTo(Outcome.RESTORED);
        assertThat(tries).hasValue(THROTTLED + 1);
    }
}
