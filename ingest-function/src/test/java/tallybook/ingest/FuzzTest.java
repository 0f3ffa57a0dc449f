package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tallybook.ingest.AnswerContract.Receipted;

/**
 * Whatever is sent, the answer is one that is documented. The system property {@code fuzz.seconds} sets how long this
 * is tried, {@code fuzz.seed} which request comes first: that of a failure, for example.
 */
class FuzzTest {
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 15));
    private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1);
    private static final Duration ANSWER_TIME_MAX = Duration.ofSeconds(5);

    private static final String TABLE_NAME = "FuzzTable";
    private static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private final List<IngestHandler> handlers =
            List.of(handler("/id", "0"), handler("none", "15"), handler("/items/0/sku", "0"));

    private final AtomicLong milliseconds = new AtomicLong();
    private final Set<Receipt> acknowledged = new HashSet<>();
    private final Map<String, Integer> requestsByStatus = new TreeMap<>();

    private IngestHandler handler(String idPointer, String retentionDays) {
        var environment = Map.of("TABLE_NAME", TABLE_NAME, "ID_POINTER", idPointer, "RETENTION_DAYS", retentionDays);
        InstantSource newTimeEachRequest =
                () -> Instant.parse(Post.RECEIVED_AT).plusMillis(milliseconds.incrementAndGet());
        return new IngestHandler(environment, DynamoDbInMemory.FUNCTIONS_CLIENT, newTimeEachRequest);
    }

    @BeforeAll
    static void createTable() {
        DynamoDbInMemory.createTable(TABLE_NAME);
    }

    @Test
    void answersEveryRequestAsDocumentedAndStoresWhatItAcknowledgesAndNothingElse() throws IOException {
        var requests = new FuzzedRequests(FuzzCorpus.load());
        long end = System.nanoTime() + TIME.toNanos();
        long seed = FIRST_SEED;
        for (; System.nanoTime() < end; seed++) {
            var request = requests.request(seed);
            try {
                checkAnswers(request, handlers.get(Math.floorMod(seed, handlers.size())));
            } catch (RuntimeException | Error e) {
                throw new AssertionError("-Dfuzz.seed=" + seed + " sends this first: " + inAscii(request), e);
            }
        }
        assertThat(storedReceipts()).isEqualTo(acknowledged);
        System.out.printf("%d requests from seed %d: %s%n", seed - FIRST_SEED, FIRST_SEED, requestsByStatus);
    }

    /** Sends the request twice: the second answer repeats the first one's receipts. */
    private void checkAnswers(APIGatewayProxyRequestEvent request, IngestHandler handler) {
        var response = send(request, handler);
        requestsByStatus.merge(kind(response), 1, Integer::sum);
        var receipts = AnswerContract.check(response);
        if (receipts.isEmpty()) {
            return;
        }
        receipts.forEach(this::checkStored);
        var again = AnswerContract.check(send(request, handler));
        again.forEach(this::checkStored);
        assertThat(again).hasSameSizeAs(receipts);
        for (int i = 0; i < again.size(); i++) {
            checkReplay(receipts.get(i), again.get(i));
        }
    }

    private void checkStored(Receipted receipted) {
        var receipt = receipted.receipt();
        var item = new Item(DynamoDbInMemory.item(TABLE_NAME, receipt.id()));
        assertThat(item.receipt()).isEqualTo(receipt);
        boolean isNew = acknowledged.add(receipt);
        assertThat(receipted.status()).isEqualTo(isNew ? 201 : 200);
    }

    private static void checkReplay(Receipted first, Receipted again) {
        if (again.status() == 201) {
            assertThat(first.status()).isEqualTo(201);
            assertThat(first.receipt().id()).matches(UUID_V7);
            assertThat(again.receipt().id()).matches(UUID_V7);
        } else {
            assertThat(again.receipt()).isEqualTo(first.receipt());
        }
    }

    private static APIGatewayProxyResponseEvent send(APIGatewayProxyRequestEvent request, IngestHandler handler) {
        return assertTimeoutPreemptively(
                ANSWER_TIME_MAX, () -> Post.send(request, handler, new TestContext(Post.REMAINING_MILLIS)));
    }

    private static Set<Receipt> storedReceipts() {
        return DynamoDbInMemory.CLIENT.scanPaginator(scan -> scan.tableName(TABLE_NAME)).items().stream()
                .map(item -> new Item(item).receipt())
                .collect(Collectors.toSet());
    }

    /** The status, and the problem if there is one. */
    private static String kind(APIGatewayProxyResponseEvent response) {
        var problem = Pattern.compile("problems\\.md(#[a-z-]+)").matcher(response.getBody());
        boolean isProblem = response.getHeaders().containsValue("application/problem+json") && problem.find();
        return response.getStatusCode() + (isProblem ? problem.group(1) : "");
    }

    private static String inAscii(APIGatewayProxyRequestEvent request) {
        return "body in UTF-16 in base64 %s, isBase64Encoded %s, headers %s, multiValueHeaders %s"
                .formatted(
                        base64(request.getBody()),
                        request.getIsBase64Encoded(),
                        request.getHeaders(),
                        request.getMultiValueHeaders());
    }

    /** Char by char, as an encoder would replace half a surrogate pair. */
    private static @Nullable String base64(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().put(text);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
