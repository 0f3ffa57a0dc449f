package tallybook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class LocalS3Test {
    @TempDir
    private Path directory;

    @Test
    void keepsObjectsAndTheirContentTypeThroughARestart() throws Exception {
        try (var s3 = LocalS3.start(directory, 0)) {
            s3.client()
                    .putObject(
                            put -> put.bucket(LocalS3.BUCKET_NAME)
                                    .key("a/b.html")
                                    .contentType("text/html; charset=utf-8"),
                            RequestBody.fromString("<p>Füße</p>"));
        }
        try (var s3 = LocalS3.start(directory, 0)) {
            var object = s3.client()
                    .getObjectAsBytes(get -> get.bucket(LocalS3.BUCKET_NAME).key("a/b.html"));
            assertThat(object.asUtf8String()).isEqualTo("<p>Füße</p>");
            assertThat(object.response().contentType()).isEqualTo("text/html;charset=utf-8");
        }
    }

    @Test
    void listsAndDeletes() throws Exception {
        try (var s3 = LocalS3.start(directory, 0)) {
            put(s3.client(), "a/1");
            put(s3.client(), "b/1");
            s3.client()
                    .deleteObject(delete -> delete.bucket(LocalS3.BUCKET_NAME).key("a/1"));

            assertThat(keys(s3.client())).containsExactly("b/1");
        }
    }

    @Test
    void namesAPortThatIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalS3.start(directory, taken.getLocalPort()))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " cannot be used: ");
        }
    }

    @Test
    void refusesToReplaceWhatMustNotExist() throws Exception {
        try (var s3 = LocalS3.start(directory, 0)) {
            putIfAbsent(s3.client(), "first");

            assertThatThrownBy(() -> putIfAbsent(s3.client(), "second"))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
            assertThat(content(s3.client())).isEqualTo("first");
        }
    }

    @Test
    void letsOneOfManyWinWhoPutIfAbsentAtOnce() throws Exception {
        int writers = 8;
        try (var s3 = LocalS3.start(directory, 0);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var together = new CyclicBarrier(writers);
            List<Future<String>> puts = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String content = "writer " + writer;
                puts.add(threads.submit(() -> {
                    together.await();
                    return putIfAbsentOrStatus(s3.client(), content);
                }));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> put : puts) {
                outcomes.add(put.get());
            }
            assertThat(outcomes).containsOnlyOnce(content(s3.client()));
            assertThat(outcomes).filteredOn("412"::equals).hasSize(writers - 1);
        }
    }

    @Test
    void showsNothingOfAPutThatAKillCutShort() throws Exception {
        try (var server = EngineProcess.start("s3", directory);
                var connection = halfAPut(server.endpoint())) {
            awaitFile(directory.resolve(LocalS3.BUCKET_NAME).resolve("summaries"));
            server.kill();
            assertThat(connection.isClosed()).isFalse();
        }
        try (var s3 = LocalS3.start(directory, 0)) {
            assertThat(keys(s3.client())).isEmpty();
        }
    }

    private static Socket halfAPut(URI endpoint) throws IOException {
        var connection = new Socket(endpoint.getHost(), endpoint.getPort());
        OutputStream out = connection.getOutputStream();
        out.write(("PUT /" + LocalS3.BUCKET_NAME + "/summaries/a.json HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + "Content-Length: 2000000\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[1_000_000]);
        out.flush();
        return connection;
    }

    private static void awaitFile(Path folder) throws IOException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (isEmpty(folder)) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void put(S3Client s3, String key) {
        s3.putObject(put -> put.bucket(LocalS3.BUCKET_NAME).key(key), RequestBody.fromString("x"));
    }

    private static void putIfAbsent(S3Client s3, String content) {
        s3.putObject(
                put -> put.bucket(LocalS3.BUCKET_NAME).key("report").ifNoneMatch("*"), RequestBody.fromString(content));
    }

    private static String putIfAbsentOrStatus(S3Client s3, String content) {
        try {
            putIfAbsent(s3, content);
            return content;
        } catch (S3Exception e) {
            return String.valueOf(e.statusCode());
        }
    }

    private static String content(S3Client s3) {
        return s3.getObjectAsBytes(get -> get.bucket(LocalS3.BUCKET_NAME).key("report"))
                .asUtf8String();
    }

    private static List<String> keys(S3Client s3) {
        return s3.listObjectsV2(list -> list.bucket(LocalS3.BUCKET_NAME)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
