package tallybook.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import tallybook.local.LocalContext;
import tallybook.local.LocalDynamoDb;
import tallybook.local.LocalS3;
import tallybook.summary.SummaryHandler;

/** The summary function as Lambda sets it up and invokes it. */
final class SummaryFunction {
    private SummaryFunction() {}

    /** Its environment variables. */
    static Map<String, String> environment(String showValues, ZoneId zone) {
        return Map.of(
                "TABLE_NAME",
                LocalDynamoDb.TABLE_NAME,
                "BUCKET_NAME",
                LocalS3.BUCKET_NAME,
                "TIME_ZONE",
                zone.getId(),
                "SHOW_VALUES",
                showValues,
                "TOPIC_ARN",
                "arn:aws:sns:us-east-1:123456789012:reports");
    }

    /** Invokes a handler, always under the same request id, as Lambda does when it tries an event again. */
    static String invoke(SummaryHandler handler, String event, Duration remaining) throws IOException {
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(UTF_8)),
                answer,
                new LocalContext("SummaryFunction", "8f5d2c1e-0b7a-4c3d-9e6f-1a2b3c4d5e6f", remaining, line -> {}));
        return answer.toString(UTF_8);
    }
}
