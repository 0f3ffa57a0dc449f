package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Senders who send the same at the same time. */
class ConcurrencyTest {
    private static final int SENDERS = 50;

    @Test
    void storesAnEntryOnceHoweverManySendIt() throws InterruptedException {
        var handler = Post.handler(Post.ENVIRONMENT);
        for (int round = 0; round < 10; round++) {
            var body = "{\"id\": \"%s\", \"n\": 1}".formatted(Post.newId());
            Callable<Integer> sender = () -> Post.text(body).send(handler).getStatusCode();
            try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
                var statuses = senders.invokeAll(Collections.nCopies(SENDERS, sender)).stream()
                        .collect(Collectors.groupingBy(status -> status.resultNow(), Collectors.counting()));

                assertThat(statuses).containsOnly(Map.entry(201, 1L), Map.entry(200, SENDERS - 1L));
            }
        }
    }
}
