package tallybook.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import tallybook.ingest.IngestHandler;
import tallybook.summary.SummaryHandler;

/** The whole system in this process: both functions behind HTTP, DynamoDB and S3, all on 127.0.0.1. */
final class LocalTallybook implements AutoCloseable {
    private static final String TIME_ZONE = "UTC";

    private final OpenedParts parts;
    private final LoopbackServer http;
    private final LocalDynamoDb dynamoDb;
    private final LocalS3 s3;

    private LocalTallybook(OpenedParts parts, LoopbackServer http, LocalDynamoDb dynamoDb, LocalS3 s3) {
        this.parts = parts;
        this.http = http;
        this.dynamoDb = dynamoDb;
        this.s3 = s3;
    }

    /**
     * Starts everything; it answers when this returns.
     *
     * @param data where entries and reports are kept; made if it is absent
     * @param port HTTP's; DynamoDB has the one after it and S3 the next; 0 for any three that are free
     * @throws CannotStartException if a port cannot be had, or the directory is in use or cannot be written
     */
    static LocalTallybook start(Path data, int port) throws IOException {
        var parts = new OpenedParts();
        try {
            DataDirectory directory = parts.add(DataDirectory.open(data));
            LoopbackServer http = parts.add(LoopbackServer.bind(port));
            LocalDynamoDb dynamoDb = parts.add(LocalDynamoDb.start(directory.entries(), after(port, 1)));
            LocalS3 s3 = parts.add(LocalS3.start(directory.objects(), after(port, 2)));
            http.serve(api(dynamoDb.client(), s3.client()));
            parts.add(http); // Once more, on top: it has its port first, and closes before the engines that it needs.
            return new LocalTallybook(parts, http, dynamoDb, s3);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static int after(int port, int offset) {
        return port == 0 ? 0 : port + offset;
    }

    private static LocalApi api(DynamoDbClient dynamoDb, S3Client s3) {
        InstantSource clock = InstantSource.system();
        var ingest = new IngestHandler(
                Map.of("TABLE_NAME", LocalDynamoDb.TABLE_NAME, "ID_POINTER", "/id", "RETENTION_DAYS", "0"),
                dynamoDb,
                clock);
        var summary = new SummaryHandler(
                Map.of(
                        "TABLE_NAME",
                        LocalDynamoDb.TABLE_NAME,
                        "BUCKET_NAME",
                        LocalS3.BUCKET_NAME,
                        "TIME_ZONE",
                        TIME_ZONE,
                        "SHOW_VALUES",
                        "COMMON"),
                dynamoDb,
                s3,
                clock);
        return new LocalApi(
                new IngestRoute(ingest, clock),
                new SummaryRoute(summary, new WeekSoFar(clock, ZoneId.of(TIME_ZONE), Thread::sleep)),
                new HomePage(dynamoDb, s3),
                new BucketObjects(s3));
    }

    /** Where POST /Prod/post, POST /summary, GET / and GET /summaries/… are. */
    URI endpoint() {
        return http.endpoint();
    }

    /** Where any AWS client finds the table {@value LocalDynamoDb#TABLE_NAME}. */
    URI dynamoDbEndpoint() {
        return dynamoDb.endpoint();
    }

    /** Where any AWS client finds the bucket {@value LocalS3#BUCKET_NAME}, by path style. */
    URI s3Endpoint() {
        return s3.endpoint();
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb.client();
    }

    S3Client s3() {
        return s3.client();
    }

    /**
     * Stops it for the end of the process, which must follow: requests in flight have a few seconds. If some need longer,
     * the engines are left to them until the process ends and cuts them off: closed, they would make the functions fail
     * with many words. A sudden end loses nothing: what was acknowledged is on the disk.
     */
    void stop() {
        if (http.drain()) {
            close();
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
