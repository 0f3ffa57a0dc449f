package tallybook.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.item.ItemSize;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;

/**
 * Reads one JSON value as DynamoDB's values, and with it the entry's id. What no JSON may have is thrown as a problem;
 * what only DynamoDB does not store is noted, so that the rest of the text is still read.
 */
final class ValueReader {
    private static final AttributeValue NULL = AttributeValue.fromNul(true);
    private static final AttributeValue TRUE = AttributeValue.fromBool(true);
    private static final AttributeValue FALSE = AttributeValue.fromBool(false);

    private final JsonParser parser;
    private long bytes;
    private Optional<String> idText = Optional.empty();
    private Optional<Problem> refusal = Optional.empty();

    ValueReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads from the value's first token to its last. */
    AttributeValue read(IdPointer idPointer) {
        return readValue(1, idPointer.fromRoot());
    }

    /** The size of the value read, as DynamoDB counts it. */
    long bytes() {
        return bytes;
    }

    /** The text of the id, if the value read has one. */
    Optional<String> idText() {
        return idText;
    }

    /** The first reason why DynamoDB would not store the value read. */
    Optional<Problem> refusal() {
        return refusal;
    }

    /**
     * @param level how deep an object or array here would be
     * @param toId the rest of the way to the id: empty if this is it, null if the id is elsewhere
     */
    private AttributeValue readValue(int level, @Nullable JsonPointer toId) {
        if (toId != null && toId.matches()) {
            readId();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> level > Limits.ENTRY_LEVELS_MAX ? skipTooDeep() : readObject(level, toId);
            case START_ARRAY -> level > Limits.ENTRY_LEVELS_MAX ? skipTooDeep() : readArray(level, toId);
            case VALUE_STRING -> AttributeValue.fromS(readString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readNumber();
            case VALUE_TRUE -> readConstant(TRUE);
            case VALUE_FALSE -> readConstant(FALSE);
            case VALUE_NULL -> readConstant(NULL);
            default -> throw new IllegalStateException("No value begins with " + parser.currentToken());
        };
    }

    private AttributeValue readObject(int level, @Nullable JsonPointer toId) {
        Map<String, AttributeValue> members = new HashMap<>();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            checkName(name);
            parser.nextToken();
            members.put(name, readValue(level + 1, toId == null ? null : toId.matchProperty(name)));
        }
        bytes += ItemSize.ofDocument(members.size());
        return AttributeValue.fromM(members);
    }

    private AttributeValue readArray(int level, @Nullable JsonPointer toId) {
        List<AttributeValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(readValue(level + 1, toId == null ? null : toId.matchElement(elements.size())));
        }
        bytes += ItemSize.ofDocument(elements.size());
        return AttributeValue.fromL(elements);
    }

    private String readString() {
        var text = parser.getString();
        if (Utf8.hasLoneSurrogate(text)) {
            throw Problem.at(Place.of(parser), ProblemType.INVALID_ENCODING, "The string has a lone surrogate.");
        }
        bytes += ItemSize.ofText(text);
        return text;
    }

    private AttributeValue readNumber() {
        var number = StoredNumber.of(parser.getString());
        if (number.isEmpty()) {
            refuse(Place::of, ProblemType.NUMBER_NOT_STORABLE, StoredNumber.RULE);
            return NULL;
        }
        bytes += ItemSize.ofNumber(number.get());
        return AttributeValue.fromN(number.get());
    }

    private AttributeValue readConstant(AttributeValue constant) {
        bytes += ItemSize.CONSTANT_BYTES;
        return constant;
    }

    private AttributeValue skipTooDeep() {
        refuse(
                Place::of,
                ProblemType.TOO_DEEP,
                "Objects and arrays may stand in each other " + Limits.ENTRY_LEVELS_MAX
                        + " levels deep, the entry included.");
        passOver();
        return NULL;
    }

    /** Reads on to the end of the object or array that the parser is at, of however many levels, and keeps nothing. */
    private void passOver() {
        int open = 1;
        while (open > 0) {
            switch (parser.nextToken()) {
                case START_OBJECT, START_ARRAY -> open++;
                case END_OBJECT, END_ARRAY -> open--;
                case VALUE_STRING -> readString();
                default -> {}
            }
        }
    }

    private void checkName(String name) {
        int length = ItemSize.ofText(name);
        bytes += length;
        if (length == 0) {
            refuse(Place::ofObject, ProblemType.INVALID_NAME, "A member name of the object is empty.");
        } else if (length > Limits.NAME_BYTES_MAX) {
            refuse(
                    Place::ofObject,
                    ProblemType.INVALID_NAME,
                    "A member name of the object is longer than " + Limits.NAME_BYTES_MAX + " UTF-8 bytes.");
        }
    }

    private void readId() {
        switch (parser.currentToken()) {
            case VALUE_NULL -> {}
            case VALUE_STRING, VALUE_NUMBER_INT -> {
                var text = parser.getString();
                EntryId.faultOfMember(text)
                        .ifPresentOrElse(
                                fault -> refuse(Place::of, ProblemType.INVALID_ID, fault),
                                () -> idText = Optional.of(text));
            }
            default ->
                refuse(
                        Place::of,
                        ProblemType.INVALID_ID,
                        "The id must be a string, or an integer written without fraction and exponent.");
        }
    }

    private void refuse(Function<JsonParser, String> place, ProblemType type, String detail) {
        if (refusal.isEmpty()) {
            refusal = Optional.of(Problem.at(place.apply(parser), type, detail));
        }
    }
}
