package tallybook.ingest.dynamodb;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * DynamoDB's values as JSON, each in an object whose one member tells its type.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html">
 *     AttributeValue</a>
 */
final class ItemJson {
    private ItemJson() {}

    static void write(Map<String, AttributeValue> members, JsonGenerator json) {
        json.writeStartObject();
        members.forEach((name, value) -> {
            json.writeName(name);
            write(value, json);
        });
        json.writeEndObject();
    }

    private static void write(AttributeValue value, JsonGenerator json) {
        json.writeStartObject();
        switch (value.type()) {
            case S -> json.writeStringProperty("S", value.s());
            case N -> json.writeStringProperty("N", value.n());
            case BOOL -> json.writeBooleanProperty("BOOL", value.bool());
            case NUL -> json.writeBooleanProperty("NULL", true);
            case M -> {
                json.writeName("M");
                write(value.m(), json);
            }
            case L -> {
                json.writeArrayPropertyStart("L");
                for (var element : value.l()) {
                    write(element, json);
                }
                json.writeEndArray();
            }
            default -> throw new IllegalArgumentException("No JSON text has a value of type " + value.type());
        }
        json.writeEndObject();
    }

    /** Reads the object that the parser is at. */
    static Map<String, AttributeValue> read(JsonParser parser) {
        Map<String, AttributeValue> members = new HashMap<>();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            members.put(name, readValue(parser));
        }
        return members;
    }

    private static AttributeValue readValue(JsonParser parser) {
        var type = parser.nextName();
        parser.nextToken();
        var value = switch (type) {
            case "S" -> AttributeValue.fromS(parser.getString());
            case "N" -> AttributeValue.fromN(parser.getString());
            case "BOOL" -> AttributeValue.fromBool(parser.getBooleanValue());
            case "NULL" -> AttributeValue.fromNul(true);
            case "M" -> AttributeValue.fromM(read(parser));
            case "L" -> AttributeValue.fromL(readList(parser, () -> readValue(parser)));
            case "B" -> AttributeValue.fromB(bytes(parser));
            case "SS" -> AttributeValue.fromSs(readList(parser, parser::getString));
            case "NS" -> AttributeValue.fromNs(readList(parser, parser::getString));
            case "BS" -> AttributeValue.fromBs(readList(parser, () -> bytes(parser)));
            case null, default ->
                throw new IllegalArgumentException("DynamoDB has a value of a type not known here: " + type);
        };
        parser.nextToken();
        return value;
    }

    private static SdkBytes bytes(JsonParser parser) {
        return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(parser.getString()));
    }

    private static <T> List<T> readList(JsonParser parser, Supplier<T> element) {
        List<T> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element.get());
        }
        return elements;
    }
}
