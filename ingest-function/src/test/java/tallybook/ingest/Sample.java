package tallybook.ingest;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A JSON value twice over, neither made from the other: as a sender writes it, and as DynamoDB is to hold it.
 *
 * @param value its numbers are spelled as the sender's
 */
record Sample(String json, AttributeValue value) {
    static final Sample TRUE = new Sample("true", AttributeValue.fromBool(true));
    static final Sample FALSE = new Sample("false", AttributeValue.fromBool(false));
    static final Sample NULL = new Sample("null", AttributeValue.fromNul(true));

    private static final String ESCAPABLE = "\"\\/\b\f\n\r\t";
    private static final String SHORT_ESCAPES = "\"\\/bfnrt";

    static Sample number(String number) {
        return new Sample(number, AttributeValue.fromN(number));
    }

    static Sample string(String text) {
        return new Sample(quoted(text), AttributeValue.fromS(text));
    }

    /** A string of so many bytes. */
    static Sample letters(int count) {
        var letters = "x".repeat(count);
        return new Sample("\"" + letters + "\"", AttributeValue.fromS(letters));
    }

    static Sample array(List<Sample> elements) {
        return new Sample(
                elements.stream().map(Sample::json).collect(Collectors.joining(",", "[", "]")),
                AttributeValue.fromL(elements.stream().map(Sample::value).toList()));
    }

    static Sample object(Map<String, Sample> members) {
        Map<String, AttributeValue> values = new HashMap<>();
        members.forEach((name, member) -> values.put(name, member.value()));
        return new Sample(
                members.entrySet().stream()
                        .map(member -> quoted(member.getKey()) + ":"
                                + member.getValue().json())
                        .collect(Collectors.joining(",", "{", "}")),
                AttributeValue.fromM(values));
    }

    /** Spells every other character as an escape: its short one if it has one, else by its UTF-16 code units. */
    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        boolean isEscaped = false;
        for (int codePoint : text.codePoints().toArray()) {
            isEscaped = !isEscaped;
            if (isEscaped || codePoint < ' ' || codePoint == '"' || codePoint == '\\') {
                json.append(escaped(codePoint));
            } else {
                json.appendCodePoint(codePoint);
            }
        }
        return json.append('"').toString();
    }

    private static String escaped(int codePoint) {
        int shortEscape = ESCAPABLE.indexOf(codePoint);
        return shortEscape >= 0
                ? "\\" + SHORT_ESCAPES.charAt(shortEscape)
                : Character.toString(codePoint)
                        .chars()
                        .mapToObj("\\u%04x"::formatted)
                        .collect(Collectors.joining());
    }

    /** The value with one spelling of each number, so that values compare as DynamoDB does. */
    static Object canonical(AttributeValue value) {
        return switch (value.type()) {
            case N -> new BigDecimal(value.n()).stripTrailingZeros();
            case M -> canonical(value.m());
            case L -> value.l().stream().map(Sample::canonical).toList();
            default -> value;
        };
    }

    static Map<String, Object> canonical(Map<String, AttributeValue> members) {
        Map<String, Object> canonical = new HashMap<>();
        members.forEach((name, member) -> canonical.put(name, canonical(member)));
        return canonical;
    }
}
