package tallybook.restore;

import java.io.InputStream;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Reads a backup's lines, {@code {"id", "receivedAt", "data"}} each, one entry at a time; numbers stay the text they are. */
final class EntryLines {
    /** More than an item of DynamoDB can hold. */
    private static final int ITEM_CHARACTERS_MAX = 1 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(ITEM_CHARACTERS_MAX)
                    .maxStringLength(ITEM_CHARACTERS_MAX)
                    .build())
            // A shared table of names would refuse those that collide.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private final JsonParser parser;

    private EntryLines(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws IllegalArgumentException if it comes to what is no entry; entries before that have been passed on */
    static void read(InputStream ndjson, Consumer<BackupEntry> entries) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), ndjson)) {
            var lines = new EntryLines(parser);
            while (parser.nextToken() != null) {
                entries.accept(lines.readEntry());
            }
        } catch (JacksonException | DateTimeException e) {
            throw new IllegalArgumentException("a line is no entry", e);
        }
    }

    private BackupEntry readEntry() {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("a line is no object");
        }
        var members = readObject();
        if (members.size() != 3) {
            throw new IllegalArgumentException("a line has other members than an entry");
        }
        return new BackupEntry(
                member(members, "id", AttributeValue::s),
                member(members, "receivedAt", AttributeValue::s),
                member(members, "data", data -> data.hasM() ? data : null));
    }

    private static <T> T member(
            Map<String, AttributeValue> members, String name, Function<AttributeValue, @Nullable T> value) {
        return Optional.ofNullable(members.get(name))
                .map(value)
                .orElseThrow(() -> new IllegalArgumentException("a line has no " + name + " of an entry"));
    }

    private AttributeValue readValue() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> AttributeValue.fromM(readObject());
            case START_ARRAY -> AttributeValue.fromL(readArray());
            case VALUE_STRING -> AttributeValue.fromS(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> AttributeValue.fromN(parser.getString());
            case VALUE_TRUE -> AttributeValue.fromBool(true);
            case VALUE_FALSE -> AttributeValue.fromBool(false);
            case VALUE_NULL -> AttributeValue.fromNul(true);
            default -> throw new IllegalArgumentException("a line breaks off");
        };
    }

    private Map<String, AttributeValue> readObject() {
        Map<String, AttributeValue> members = new HashMap<>();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            members.put(name, readValue());
        }
        return members;
    }

    private List<AttributeValue> readArray() {
        List<AttributeValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(readValue());
        }
        return elements;
    }
}
