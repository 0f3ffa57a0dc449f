package tallybook.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Answers POST /post: stores each entry of the body once. */
public final class IngestHandler implements RequestStreamHandler {
    private final EntryReader entries;
    private final EntryTable table;
    private final InstantSource clock;

    /** Wires the function from its environment, as Lambda does. */
    public IngestHandler() {
        this(System.getenv());
    }

    IngestHandler(Map<String, String> environment) {
        this(environment, EntryTable.client(environment), InstantSource.system());
        if ("snap-start".equals(environment.get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
            Priming.run(environment, LambdaRuntime.getLogger());
        }
    }

    /**
     * Wires the function by hand.
     *
     * @param environment the function's environment variables, by name: {@code TABLE_NAME}, {@code ID_POINTER},
     *     {@code RETENTION_DAYS}
     * @throws IllegalArgumentException naming a variable that is missing or malformed
     */
    public IngestHandler(Map<String, String> environment, DynamoDbClient dynamoDb, InstantSource clock) {
        var settings = Settings.of(environment);
        this.entries = new EntryReader(settings.idPointer(), new GeneratedIds(clock));
        this.table = new EntryTable(dynamoDb, settings);
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        var request = ProxyRequest.read(event);
        var answer = answer(request, new Deadline(context::getRemainingTimeInMillis));
        int bodyLength = request.body() == null ? 0 : request.body().length();
        context.getLogger().log("body=" + bodyLength + " " + answer.logText());
        answer.toResponse(context.getAwsRequestId()).writeTo(response);
    }

    Answer answer(ProxyRequest request, Deadline deadline) {
        try {
            var key = IdempotencyKey.of(request.headers());
            // The time is the function's own: a sample event's would put an entry into a week already reported.
            return table.store(entries.read(RequestBody.of(request), key), clock.instant(), deadline);
        } catch (Problem problem) {
            return problem;
        }
    }
}
