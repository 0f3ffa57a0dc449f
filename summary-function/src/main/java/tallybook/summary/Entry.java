package tallybook.summary;

import java.time.Instant;
import java.util.Optional;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.json.JsonValue.JsonString;
import tallybook.summary.profile.Rfc3339;

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
            return Rfc3339.parse(receivedAt).map(received -> new Entry(id, receivedAt, received, data, bytes));
        }
        return Optional.empty();
    }
}
