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

    /** Wires the function from its environment, as Lambda does. */
    public IngestHandler() {
        this(System.getenv(), DynamoDbClient.create(), InstantSource.system());
    }

    /**
     * Wires the function by hand.
     *
     * @param environment the function's environment variables, by name: {@code TABLE_NAME}, {@code ID_POINTER},
     *     {@code RETENTION_DAYS}
     * @throws IllegalArgumentException naming a variable that is missing or malformed
     */
    public IngestHandler(Map<String, String> environment, DynamoDbClient dynamoDb, InstantSource clock) {}

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        throw new UnsupportedOperationException();
    }
}
