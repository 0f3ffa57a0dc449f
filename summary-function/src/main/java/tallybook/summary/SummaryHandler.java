package tallybook.summary;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes the report of one period: scans the table, writes the report and its page, announces them. */
public final class SummaryHandler implements RequestStreamHandler {

    /**
     * Wires the function by hand.
     *
     * @param environment the function's environment variables, by name: {@code TABLE_NAME}, {@code BUCKET_NAME},
     *     {@code TIME_ZONE}, {@code SHOW_VALUES}
     * @throws IllegalArgumentException naming a variable that is missing or malformed
     */
    public SummaryHandler(Map<String, String> environment, DynamoDbClient dynamoDb, S3Client s3, InstantSource clock) {}

    /**
     * Runs one summary.
     *
     * @throws IllegalArgumentException if the event is neither the weekly rule's nor an operator's
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        throw new UnsupportedOperationException();
    }
}
