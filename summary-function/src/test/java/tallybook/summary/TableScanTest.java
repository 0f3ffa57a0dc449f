package tallybook.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Proxy;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import tallybook.summary.CannedDynamoDb.Answer;
import tallybook.summary.CannedDynamoDb.End;
import tallybook.summary.report.Period;

@Timeout(20)
class TableScanTest {
    private static final Period WEEK = Period.ofWeek(2026, 47, ZoneOffset.UTC);
    private static final int SEGMENTS = 4;
    private static final int PAGES = 5;
    private static final int PAGE_ENTRIES = 7;

    @Test
    void endsWithTheFirstFailureWhateverTheOtherSegmentsWaitFor() {
        var scan = scan(request -> {
            if (number("Segment", request) == 3) {
                return Answer.error(400, "ResourceNotFoundException");
            }
            return waitUntilInterrupted();
        });

        assertThatThrownBy(scan::run).isInstanceOf(ResourceNotFoundException.class);
    }

    private static Answer waitUntilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.of("{\"Count\":0,\"Items\":[]}");
    }

    @Test
    void addsUpWhatAllPagesOfAllSegmentsHold() {
        assertIsWhole(scan(TableScanTest::page).run());
    }

    /** Each answer of three is broken, in one way or another, until it comes whole. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void countsEachEntryOnceWhateverHappensToTheAnswers(long seed) {
        var random = new SplittableRandom(seed);

        assertIsWhole(scan(request -> {
                    synchronized (random) {
                        return broken(page(request), random);
                    }
                })
                .run());
    }

    private static Answer broken(Answer page, SplittableRandom random) {
        int bytes = page.body().length;
        return switch (random.nextInt(15)) {
            case 0 -> page.flipped(random.nextInt(bytes * Byte.SIZE));
            case 1 -> page.brokenOff(random.nextInt(bytes), End.QUIET);
            case 2 -> page.brokenOff(random.nextInt(bytes), End.RESET);
            case 3 -> Answer.error(400, "ProvisionedThroughputExceededException");
            case 4 -> Answer.error(500, "InternalServerError");
            default -> page;
        };
    }

    private static void assertIsWhole(Content content) {
        long pages = SEGMENTS * PAGES;
        assertThat(content.tableCount()).isEqualTo(pages * PAGE_ENTRIES);
        assertThat(content.foreign()).isEqualTo(pages);
        assertThat(content.tableBytes()).isEqualTo(pages * PAGE_ENTRIES * 51);
        assertThat(content.profile().entries()).isZero();
        assertThat(content.backup()).isEmpty();
    }

    /** Entries of another week, and one item that is no entry; the id of the last says which page comes next. */
    private static Answer page(String request) {
        int segment = number("Segment", request);
        int page = number("page-", request) + 1;
        var items = IntStream.range(0, PAGE_ENTRIES).mapToObj("""
                        {"id":{"S":"%02d"},"receivedAt":{"S":"2026-01-01T00:00:00.000Z"},"data":{"M":{"is":{"N":"1.50"}}}}\
                        """::formatted).collect(Collectors.joining(","));
        var end = page < PAGES - 1
                ? ",\"LastEvaluatedKey\":{\"id\":{\"S\":\"%d page-%d\"}}".formatted(segment, page)
                : "";
        return Answer.of(
                "{\"Count\":%d,\"Items\":[{\"id\":{\"S\":\"foreign\"}},%s]%s}".formatted(PAGE_ENTRIES + 1, items, end));
    }

    private static int number(String name, String request) {
        var found = Pattern.compile(Pattern.quote(name) + "(?:\":)?(\\d+)").matcher(request);
        return found.find() ? Integer.parseInt(found.group(1)) : -1;
    }

    private static TableScan scan(Function<String, Answer> dynamoDb) {
        var table = new EntryTable(new CannedDynamoDb(dynamoDb).client(), "EntryTable");
        var folder = new RunFolder(new SummaryBucket(new NoS3(), "bucket"), "run/");
        return new TableScan(table, WEEK, folder, new Deadline(context()));
    }

    /** A context with all its time left. */
    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> 900_000);
    }

    /** Nothing is written where no entry is of the period. */
    private static final class NoS3 implements S3Client {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
