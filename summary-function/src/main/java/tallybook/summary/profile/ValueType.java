package tallybook.summary.profile;

import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The JSON types, RFC 8259, as DynamoDB stores them. */
public enum ValueType {
    OBJECT(0),
    ARRAY(1),
    STRING(2),
    NUMBER(3),
    BOOLEAN(4),
    NULL(5);

    private final int slot;

    ValueType(int slot) {
        this.slot = slot;
    }

    /** The type's place among a profile's counters, also in its serial form: fixed for ever. */
    int slot() {
        return slot;
    }

    /**
     * The JSON type of a stored value.
     *
     * @throws IllegalArgumentException if no JSON value is stored so: a set or a binary
     */
    public static ValueType of(AttributeValue value) {
        return switch (value.type()) {
            case M -> OBJECT;
            case L -> ARRAY;
            case S -> STRING;
            case N -> NUMBER;
            case BOOL -> BOOLEAN;
            case NUL -> NULL;
            default -> throw new IllegalArgumentException("a DynamoDB " + value.type() + " is no JSON value");
        };
    }

    /** The type's name in a report, as in {@code object}. */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
