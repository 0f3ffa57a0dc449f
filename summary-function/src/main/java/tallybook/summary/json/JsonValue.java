package tallybook.summary.json;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A JSON value (RFC 8259). */
public sealed interface JsonValue {

    /**
     * An object.
     *
     * @param members in the order of their names, whichever they come in: DynamoDB keeps none
     */
    record JsonObject(List<Member> members) implements JsonValue {
        private static final Comparator<Member> BY_NAME = Comparator.comparing(Member::name);

        public JsonObject {
            var sorted = members.toArray(new Member[0]);
            Arrays.sort(sorted, BY_NAME);
            members = List.of(sorted);
        }

        /** The value of a member. */
        public Optional<JsonValue> find(String name) {
            for (var member : members) {
                if (member.name.equals(name)) {
                    return Optional.of(member.value);
                }
            }
            return Optional.empty();
        }
    }

    /** A name and its value in an object. */
    record Member(String name, JsonValue value) {}

    /** An array. */
    record JsonArray(List<JsonValue> elements) implements JsonValue {
        public JsonArray {
            elements = List.copyOf(elements);
        }
    }

    /** A string. */
    record JsonString(String value) implements JsonValue {}

    /**
     * A number.
     *
     * @param text in decimal digits, maybe with an exponent: it may have more of them than a double holds
     */
    record JsonNumber(String text) implements JsonValue {}

    /** True or false. */
    record JsonBoolean(boolean value) implements JsonValue {}

    /** Null. */
    record JsonNull() implements JsonValue {}
}
