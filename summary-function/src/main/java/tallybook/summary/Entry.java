package tallybook.summary;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.json.JsonValue.JsonString;

/**
 * A stored entry, as the ingest function wrote it.
 *
 * @param receivedAt as stored, RFC 3339 in UTC with milliseconds
 * @param received the same instant
 * @param bytes the item's size, as DynamoDB counts it
 * @param data the JSON object as sent
 */
record Entry(String id, String receivedAt, Instant received, JsonObject data, long bytes) {

    /** Reads an item; empty if the ingest function cannot have written it. */
    static Optional<Entry> from(JsonObject item, long bytes) {
        if (item.find("id").orElse(null) instanceof JsonString(String id)
                && item.find("receivedAt").orElse(null) instanceof JsonString(String receivedAt)
                && item.find("data").orElse(null) instanceof JsonObject data) {
            try {
                return Optional.of(new Entry(id, receivedAt, Instant.parse(receivedAt), data, bytes));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
