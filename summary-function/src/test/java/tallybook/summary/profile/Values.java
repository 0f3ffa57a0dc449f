package tallybook.summary.profile;

import java.util.List;
import java.util.Map;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonArray;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.json.JsonValue.JsonString;
import tallybook.summary.json.JsonValue.Member;

/** Short forms of JSON values, for tests. */
public final class Values {
    private Values() {}

    public static JsonValue string(String value) {
        return new JsonString(value);
    }

    public static JsonValue number(String value) {
        return new JsonNumber(value);
    }

    public static JsonValue array(JsonValue... elements) {
        return new JsonArray(List.of(elements));
    }

    public static JsonObject object(String name, JsonValue value) {
        return object(Map.of(name, value));
    }

    public static JsonObject object(String name, JsonValue value, String name2, JsonValue value2) {
        return object(Map.of(name, value, name2, value2));
    }

    public static JsonObject object(Map<String, JsonValue> members) {
        return new JsonObject(members.entrySet().stream()
                .map(member -> new Member(member.getKey(), member.getValue()))
                .toList());
    }
}
