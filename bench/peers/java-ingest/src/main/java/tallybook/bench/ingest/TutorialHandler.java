package tallybook.bench.ingest;

import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Stores the entry of a POST: the event and the answer as objects, Jackson's databind, the SDK's default client. */
public final class TutorialHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final DynamoDbClient dynamoDb = DynamoDbClient.create();
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final String tableName = System.getenv("TABLE_NAME");

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        Map<String, Object> entry = json.readValue(event.getBody(), new TypeReference<>() {});
        var id = entry.get("id") instanceof String given
                ? given
                : UUID.randomUUID().toString();
        var receivedAt = Instant.now().toString();
        try {
            dynamoDb.putItem(put -> put.tableName(tableName)
                    .item(Map.of(
                            "id", AttributeValue.fromS(id),
                            "receivedAt", AttributeValue.fromS(receivedAt),
                            "data", attribute(entry)))
                    .conditionExpression("attribute_not_exists(id)"));
        } catch (ConditionalCheckFailedException e) {
            return answer(409, Map.of("error", "the id is taken"));
        }
        return answer(201, Map.of("id", id, "receivedAt", receivedAt));
    }

    private static AttributeValue attribute(@Nullable Object value) {
        return switch (value) {
            case null -> AttributeValue.fromNul(true);
            case String text -> AttributeValue.fromS(text);
            case Boolean truth -> AttributeValue.fromBool(truth);
            case Number number -> AttributeValue.fromN(number.toString());
            case List<?> list ->
                AttributeValue.fromL(
                        list.stream().map(TutorialHandler::attribute).toList());
            case Map<?, ?> map ->
                AttributeValue.fromM(map.entrySet().stream()
                        .collect(toMap(member -> (String) member.getKey(), member -> attribute(member.getValue()))));
            default -> throw new IllegalArgumentException("not of JSON: " + value.getClass());
        };
    }

    private APIGatewayProxyResponseEvent answer(int status, Map<String, String> body) {
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(status)
                .withHeaders(Map.of("Content-Type", "application/json"))
                .withBody(json.writeValueAsString(body));
    }
}
