package tallybook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTallybookTest {
    @TempDir
    private Path directory;

    @Test
    void startsItsThreeServersOnThisMachineAlone() throws Exception {
        try (var tallybook = LocalTallybook.start(directory, 0)) {
            assertThat(tallybook.endpoint().getHost()).isEqualTo("127.0.0.1");
            assertThat(tallybook.dynamoDb().listTables().tableNames()).containsExactly("EntryTable");
            assertThat(tallybook.s3().listBuckets().buckets())
                    .extracting(bucket -> bucket.name())
                    .containsExactly("summary-bucket");
        }
    }

    @Test
    void namesAPortThatIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalTallybook.start(directory, taken.getLocalPort()))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageMatching("Port " + taken.getLocalPort()
                            + " cannot be used: .+\\. Choose three free ports in a row with --port\\.");
        }
    }

    @Test
    void namesTheDataDirectoryThatAnotherOneUses() throws Exception {
        try (var first = LocalTallybook.start(directory, 0)) {
            assertThat(first.endpoint()).isNotNull();
            assertThatThrownBy(() -> LocalTallybook.start(directory, 0))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessage(
                            "The data directory %s is in use by another Tallybook: stop that one, or choose another"
                                    + " directory with --data.",
                            directory);
        }
    }

    @Test
    void namesADataDirectoryThatCannotBeWritten() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> LocalTallybook.start(file, 0))
                .isInstanceOf(CannotStartException.class)
                .hasMessage(
                        "The data directory %1$s cannot be written, since %1$s is a file: choose another with --data.",
                        file);
    }

    @Test
    void namesTheFileOfEntriesThatIsDamaged() throws Exception {
        Path entries = directory.resolve("dynamodb").resolve("shared-local-instance.db");
        Files.createDirectories(entries.getParent());
        Files.writeString(entries, "not a database".repeat(1000));

        assertThatThrownBy(() -> LocalTallybook.start(directory, 0))
                .isInstanceOf(CannotStartException.class)
                .hasMessage(
                        "The entries in %s cannot be read: the file is damaged, or in use by another program. Restore"
                                + " it, or choose another directory with --data.",
                        entries);
    }

    @Test
    void answersThePostsUnderWayBeforeItsEnginesStop() throws Exception {
        Set<Integer> statuses = new ConcurrentSkipListSet<>();
        try (var posters = Executors.newVirtualThreadPerTaskExecutor();
                var client = HttpClient.newHttpClient();
                var tallybook = LocalTallybook.start(directory, 0)) {
            var enough = new CountDownLatch(100);
            var post = HttpRequest.newBuilder(tallybook.endpoint().resolve("/Prod/post"))
                    .timeout(Duration.ofSeconds(10))
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            for (int poster = 0; poster < 8; poster++) {
                posters.execute(() -> postUntilStopped(client, post, statuses, enough));
            }
            enough.await();
        }
        assertThat(statuses).contains(201).isSubsetOf(201, 503);
    }

    @Test
    void closesItsEnginesWhenTheProcessEndsWithNothingUnderWay() throws Exception {
        LocalTallybook.start(directory, 0).stop();

        try (var next = LocalTallybook.start(directory, 0)) {
            assertThat(next.dynamoDb().listTables().tableNames()).containsExactly("EntryTable");
        }
    }

    private static void postUntilStopped(
            HttpClient client, HttpRequest post, Set<Integer> statuses, CountDownLatch enough) {
        try {
            while (true) {
                statuses.add(client.send(post, BodyHandlers.discarding()).statusCode());
                enough.countDown();
            }
        } catch (IOException | InterruptedException _) {
            // The server is gone, as it is meant to be.
        }
    }

    @Test
    void letsGoOfEverythingWhenItCannotStart() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalTallybook.start(directory, taken.getLocalPort()))
                    .isInstanceOf(CannotStartException.class);
        }
        try (var tallybook = LocalTallybook.start(directory, 0)) {
            assertThat(tallybook.dynamoDb().listTables().tableNames()).containsExactly("EntryTable");
        }
    }
}
