package tallybook.bench.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Counts the entries of a table: the least that any reader of it by the SDK does. */
public final class ScanHandler implements RequestStreamHandler {
    private static final int SEGMENTS = 4;

    private final DynamoDbClient dynamoDb = DynamoDbClient.create();
    private final String tableName = System.getenv("TABLE_NAME");

    /** Answers with the count. */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> segments = new ArrayList<>();
            for (int number = 0; number < SEGMENTS; number++) {
                int segment = number;
                segments.add(threads.submit(() -> count(segment)));
            }
            int count = 0;
            for (var segment : segments) {
                count += segment.get();
            }
            answer.write(Integer.toString(count).getBytes(US_ASCII));
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        }
    }

    private int count(int segment) {
        int count = 0;
        for (var page : dynamoDb.scanPaginator(
                scan -> scan.tableName(tableName).segment(segment).totalSegments(SEGMENTS))) {
            count += page.items().size();
        }
        return count;
    }
}
