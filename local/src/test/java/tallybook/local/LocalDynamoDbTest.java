package tallybook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class LocalDynamoDbTest {
    @TempDir
    private Path directory;

    @Test
    void keepsItsItemsThroughARestart() throws Exception {
        try (var dynamoDb = LocalDynamoDb.start(directory, 0)) {
            put(dynamoDb.client(), "a");
        }
        try (var dynamoDb = LocalDynamoDb.start(directory, 0)) {
            assertThat(ids(dynamoDb.client())).containsExactly("a");
        }
    }

    @Test
    void hasOneTableForEveryKeyAndRegion() throws Exception {
        try (var dynamoDb = LocalDynamoDb.start(directory, 0);
                var other = DynamoDbClient.builder()
                        .endpointOverride(dynamoDb.endpoint())
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("another", "key")))
                        .build()) {
            put(other, "a");

            assertThat(ids(dynamoDb.client())).containsExactly("a");
        }
    }

    @Test
    void hasEveryItemThatItAcknowledgedBeforeItWasKilled() throws Exception {
        Set<String> acknowledged = new ConcurrentSkipListSet<>();
        try (var engine = EngineProcess.start("dynamodb", directory);
                var client = LocalClients.dynamoDb(engine.endpoint());
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var enough = new CountDownLatch(200);
            for (int writer = 0; writer < 8; writer++) {
                String prefix = writer + "-";
                writers.execute(() -> putUntilKilled(client, prefix, acknowledged, enough));
            }
            enough.await();
            engine.kill();
        }
        try (var dynamoDb = LocalDynamoDb.start(directory, 0)) {
            assertThat(ids(dynamoDb.client())).containsAll(acknowledged);
        }
    }

    @Test
    void beginsItsLogAnewWhileItemsKeepComing() throws Exception {
        Path log = directory.resolve("shared-local-instance.db-wal");
        try (var dynamoDb = LocalDynamoDb.start(directory, 0);
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = new CountDownLatch(1);
            for (int writer = 0; writer < 8; writer++) {
                String prefix = writer + "-";
                writers.execute(() -> putUntil(end, dynamoDb.client(), prefix));
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (timesBegunAnew(log) < 2 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            end.countDown();

            assertThat(timesBegunAnew(log)).isGreaterThanOrEqualTo(2);
        }
    }

    /** The checkpoint sequence number in the log's header, as SQLite's file format has it. */
    private static int timesBegunAnew(Path log) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(12);
            return file.readInt();
        }
    }

    private static void putUntil(CountDownLatch end, DynamoDbClient client, String prefix) {
        for (int i = 0; end.getCount() > 0; i++) {
            put(client, prefix + i);
        }
    }

    @Test
    void unpacksItsLibraryInItsFolderAndRemovesTheOneOfAKilledProcess() throws Exception {
        Path folder = directory.resolve("sqlite");
        for (int start = 0; start < 2; start++) {
            try (var engine = EngineProcess.start("dynamodb", directory)) {
                engine.kill();
            }
            assertThat(folder).isDirectoryContaining("glob:**/sqlite-*");
            assertThat(folder.toFile().list()).hasSize(1);
        }
    }

    private static void putUntilKilled(
            DynamoDbClient client, String prefix, Set<String> acknowledged, CountDownLatch enough) {
        try {
            for (int i = 0; ; i++) {
                put(client, prefix + i);
                acknowledged.add(prefix + i);
                enough.countDown();
            }
        } catch (SdkException _) {
            // The engine is gone, as it is meant to be.
        }
    }

    private static void put(DynamoDbClient client, String id) {
        client.putItem(put -> put.tableName(LocalDynamoDb.TABLE_NAME).item(Map.of("id", AttributeValue.fromS(id))));
    }

    private static Set<String> ids(DynamoDbClient client) {
        return client.scanPaginator(scan -> scan.tableName(LocalDynamoDb.TABLE_NAME)).items().stream()
                .map(item ->
                        item.getOrDefault("id", AttributeValue.fromS("none")).s())
                .collect(Collectors.toSet());
    }
}
