package tallybook.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Answers POST /post: stores each entry of the body once. */
public final class IngestHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final EntryReader entries;
    private final EntryTable table;
    private final InstantSource clock;

    /** Wires the function from its environment, as Lambda does. */
    public IngestHandler() {
        this(System.getenv(), EntryTable.client(), InstantSource.system());
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
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        var answer = answer(event, new Deadline(context));
        int bodyLength = event.getBody() == null ? 0 : event.getBody().length();
        context.getLogger().log("body=" + bodyLength + " " + answer.logText());
        return answer.toResponse(context.getAwsRequestId());
    }

    private Answer answer(APIGatewayProxyRequestEvent event, Deadline deadline) {
        try {
            var key = IdempotencyKey.of(RequestHeaders.of(event));
            // The time is the function's own: a sample event's would put an entry into a week already reported.
            return table.store(entries.read(RequestBody.of(event), key), clock.instant(), deadline);
        } catch (Problem problem) {
            return problem;
        }
    }
}
