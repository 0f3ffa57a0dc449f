package tallybook.summary.profile;

import java.util.Locale;
import tallybook.summary.json.JsonValue;

/** The types of JSON values (RFC 8259). */
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

    static ValueType of(JsonValue value) {
        return switch (value) {
            case JsonValue.JsonObject _ -> OBJECT;
            case JsonValue.JsonArray _ -> ARRAY;
            case JsonValue.JsonString _ -> STRING;
            case JsonValue.JsonNumber _ -> NUMBER;
            case JsonValue.JsonBoolean _ -> BOOLEAN;
            case JsonValue.JsonNull _ -> NULL;
        };
    }

    /** The type's name in a report, as in {@code object}. */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
