package tallybook.bench.jmh;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import java.util.Map.Entry;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry as DynamoDB has it.
 *
 * @param data what was sent, a part of the item
 */
record StoredEntry(Map<String, AttributeValue> item, Map<String, AttributeValue> data) {
    static final String RECEIVED_AT = "2025-03-05T12:34:56.789Z";

    static StoredEntry of(String json) {
        var entry = JsonMapper.shared().readTree(json);
        var data = value(entry);
        var item = Map.of(
                "id", AttributeValue.fromS(entry.get("id").stringValue()),
                "receivedAt", AttributeValue.fromS(RECEIVED_AT),
                "data", data);
        return new StoredEntry(item, data.m());
    }

    private static AttributeValue value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT ->
                AttributeValue.fromM(
                        node.properties().stream().collect(toMap(Entry::getKey, member -> value(member.getValue()))));
            case ARRAY ->
                AttributeValue.fromL(node.valueStream().map(StoredEntry::value).toList());
            case STRING -> AttributeValue.fromS(node.stringValue());
            case NUMBER -> AttributeValue.fromN(node.toString());
            case BOOLEAN -> AttributeValue.fromBool(node.booleanValue());
            default -> AttributeValue.fromNul(true);
        };
    }
}
