package tallybook.summary;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tallybook.item.ItemSize;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonArray;
import tallybook.summary.json.JsonValue.JsonBoolean;
import tallybook.summary.json.JsonValue.JsonNull;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.json.JsonValue.JsonString;
import tallybook.summary.json.JsonValue.Member;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads an answer to a scan, in which DynamoDB writes each value as an object of its type and itself, {@code {"S":
 * "text"}}.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html">Scan</a>
 */
final class PageReader {
    /** More than an item of DynamoDB can hold. */
    private static final int ITEM_CHARACTERS_MAX = 1 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(ITEM_CHARACTERS_MAX)
                    .maxStringLength(ITEM_CHARACTERS_MAX)
                    .build())
            // A million entries may well have names that collide: that is slower then, and no error.
            .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .build();

    private static final JsonValue TRUE = new JsonBoolean(true);
    private static final JsonValue FALSE = new JsonBoolean(false);
    private static final JsonValue NULL = new JsonNull();

    private final JsonParser parser;
    private final Consumer<Entry> entries;
    private long items;
    private long foreign;
    private Optional<String> lastId = Optional.empty();

    /** Of the item that is being read: its size so far, and whether it holds what JSON has not. */
    private long bytes;

    private boolean isForeign;

    private PageReader(JsonParser parser, Consumer<Entry> entries) {
        this.parser = parser;
        this.entries = entries;
    }

    /**
     * Reads a page and passes on each of its entries.
     *
     * @throws IllegalStateException if the body is not what DynamoDB documents; some entries may have been passed on then
     */
    static ScanPage read(PageBody body, Consumer<Entry> entries) {
        try (var parser = body.parser(JSON)) {
            return new PageReader(parser, entries).read();
        }
    }

    private ScanPage read() {
        int count = -1; // unless the page says how many items it has
        check(parser.nextToken() == JsonToken.START_OBJECT);
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "Items" -> readItems();
                case "Count" -> count = parser.getIntValue();
                case "LastEvaluatedKey" -> lastId = Optional.of(readKey());
                default -> parser.skipChildren();
            }
        }
        check(count == items);
        return new ScanPage(foreign, lastId);
    }

    private void readItems() {
        check(parser.currentToken() == JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            bytes = 0;
            isForeign = false;
            var item = readMembers();
            Optional<Entry> entry = isForeign ? Optional.empty() : Entry.from(item, bytes);
            entry.ifPresentOrElse(entries, () -> foreign++);
            items++;
        }
    }

    private String readKey() {
        if (readMembers().find(EntryTable.KEY).orElse(null) instanceof JsonString(String id)) {
            return id;
        }
        throw new IllegalStateException("the table's key is not " + EntryTable.KEY);
    }

    private JsonObject readMembers() {
        check(parser.currentToken() == JsonToken.START_OBJECT);
        var members = new ArrayList<Member>();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            bytes += ItemSize.ofText(name);
            parser.nextToken();
            members.add(new Member(name, readValue()));
        }
        return new JsonObject(members);
    }

    private JsonValue readValue() {
        check(parser.currentToken() == JsonToken.START_OBJECT);
        var type = parser.nextName();
        parser.nextToken();
        var value = readValue(type);
        check(parser.nextToken() == JsonToken.END_OBJECT);
        return value;
    }

    private JsonValue readValue(@Nullable String type) {
        return switch (type) {
            case "S" -> readString();
            case "N" -> readNumber();
            case "M" -> readObject();
            case "L" -> readArray();
            case "BOOL" -> readConstant(parser.getBooleanValue() ? TRUE : FALSE);
            case "NULL" -> readConstant(NULL);
            case null, default -> readForeign();
        };
    }

    private JsonValue readString() {
        var text = parser.getString();
        bytes += ItemSize.ofText(text);
        return new JsonString(text);
    }

    private JsonValue readNumber() {
        var text = parser.getString();
        bytes += ItemSize.ofNumber(text);
        return new JsonNumber(text);
    }

    private JsonValue readObject() {
        var object = readMembers();
        bytes += ItemSize.ofDocument(object.members().size());
        return object;
    }

    private JsonValue readArray() {
        check(parser.currentToken() == JsonToken.START_ARRAY);
        var elements = new ArrayList<JsonValue>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(readValue());
        }
        bytes += ItemSize.ofDocument(elements.size());
        return new JsonArray(elements);
    }

    private JsonValue readConstant(JsonValue constant) {
        bytes += ItemSize.CONSTANT_BYTES;
        return constant;
    }

    /** A set or a binary. */
    private JsonValue readForeign() {
        isForeign = true;
        parser.skipChildren();
        return NULL;
    }

    private void check(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("DynamoDB's answer to a scan is not as documented at byte "
                    + parser.currentLocation().getByteOffset());
        }
    }
}
