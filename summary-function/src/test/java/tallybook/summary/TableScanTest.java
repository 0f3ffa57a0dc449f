package tallybook.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Proxy;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.s3.S3Client;
import tallybook.summary.report.Period;

@Timeout(20)
class TableScanTest {
    private static final Period WEEK = Period.ofWeek(2026, 47, ZoneOffset.UTC);

    @Test
    void endsWithTheFirstFailureWhateverTheOtherSegmentsWaitFor() {
        var scan = scan(request -> {
            if (request.segment() == 3) {
                throw ProvisionedThroughputExceededException.builder().build();
            }
            return waitUntilInterrupted();
        });

        assertThatThrownBy(scan::run).isInstanceOf(ProvisionedThroughputExceededException.class);
    }

    private static ScanResponse waitUntilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return page();
    }

    @Test
    void addsUpWhatAllPagesOfAllSegmentsHold() {
        var result = scan(request -> request.hasExclusiveStartKey()
                        ? page()
                        : page().toBuilder()
                                .lastEvaluatedKey(Map.of("id", AttributeValue.fromS("last")))
                                .build())
                .run();

        assertThat(result.tableCount()).isEqualTo(2 * 4);
        assertThat(result.foreign()).isEqualTo(2 * 4);
        assertThat(result.profile().entries()).isZero();
        assertThat(result.backup()).isEmpty();
    }

    /** One entry of another week, and one item that is no entry. */
    private static ScanResponse page() {
        return ScanResponse.builder()
                .items(List.of(
                        Map.of(
                                "id", AttributeValue.fromS("1"),
                                "receivedAt", AttributeValue.fromS("2026-01-01T00:00:00.000Z"),
                                "data", AttributeValue.fromM(Map.of())),
                        Map.of("id", AttributeValue.fromS("foreign"))))
                .build();
    }

    private static TableScan scan(DynamoDb dynamoDb) {
        var table = new EntryTable(dynamoDb, "EntryTable");
        var folder = new RunFolder(new SummaryBucket(new NoS3(), "bucket"), "run/");
        return new TableScan(table, WEEK, folder, new Deadline(context()));
    }

    /** A context with all its time left. */
    private static Context context() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> 900_000);
    }

    /** DynamoDB as far as a scan needs it. */
    @FunctionalInterface
    private interface DynamoDb extends DynamoDbClient {
        @Override
        ScanResponse scan(ScanRequest request);

        @Override
        default String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        default void close() {}
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
