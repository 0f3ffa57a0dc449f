package tallybook.tests;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** JSON as the ingest function stores it. */
final class StoredJson {
    private StoredJson() {}

    static AttributeValue of(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT ->
                AttributeValue.fromM(json.properties().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, member -> of(member.getValue()))));
            case ARRAY ->
                AttributeValue.fromL(json.valueStream().map(StoredJson::of).toList());
            case STRING -> AttributeValue.fromS(json.stringValue());
            case NUMBER -> AttributeValue.fromN(json.asString());
            case BOOLEAN -> AttributeValue.fromBool(json.booleanValue());
            default -> AttributeValue.fromNul(true);
        };
    }
}
