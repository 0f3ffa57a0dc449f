package tallybook.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server for one machine, with its objects as files in a folder and its HTTP on 127.0.0.1. */
public final class LocalS3 implements OpenedParts.Part {
    public static final String BUCKET_NAME = "summary-bucket";

    /** How S3Proxy names the file that it writes before it renames it to the key. */
    private static final Pattern UNFINISHED = Pattern.compile(".*-\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** How long requests in flight may go on when the server stops; idle connections make it wait as long. */
    private static final long STOP_MILLIS = 500;

    private final S3Proxy server;
    private final S3Client client;

    private LocalS3(S3Proxy server) {
        this.server = server;
        this.client = LocalClients.s3(endpoint());
    }

    /**
     * Starts the server and makes the bucket if it is absent.
     *
     * @param directory where the objects are kept; made if it is absent
     * @param port 0 for any that is free
     * @throws CannotStartException if the port cannot be had
     */
    public static LocalS3 start(Path directory, int port) throws IOException {
        Path bucket = Files.createDirectories(directory.resolve(BUCKET_NAME));
        removeUnfinished(bucket);
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(directory.toString()))
                .endpoint(URI.create("http://" + LoopbackServer.HOST + ":" + port))
                .stopTimeout(STOP_MILLIS)
                .build();
        try {
            server.start();
        } catch (IOException e) {
            throw LoopbackServer.portRefused(port, e);
        } catch (Exception e) {
            throw new IllegalStateException("S3 on port " + port + " does not start", e);
        }
        return new LocalS3(server);
    }

    /** A put that a kill cut short leaves a file that the bucket would list as an object. */
    private static void removeUnfinished(Path bucket) throws IOException {
        try (Stream<Path> files = Files.walk(bucket)) {
            for (Path file : (Iterable<Path>) files.filter(LocalS3::isUnfinished)::iterator) {
                Files.delete(file);
            }
        }
    }

    private static boolean isUnfinished(Path file) {
        return Files.isRegularFile(file)
                && UNFINISHED.matcher(file.getFileName().toString()).matches();
    }

    /** Where any AWS client finds the bucket: by path style, region us-east-1, any key. */
    public URI endpoint() {
        return URI.create("http://" + LoopbackServer.HOST + ":" + server.getPort());
    }

    public S3Client client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (TimeoutException _) {
            // It has stopped all the same; only idle connections were left to wait for.
        } catch (Exception e) {
            throw new IllegalStateException("S3 does not stop", e);
        }
    }
}
