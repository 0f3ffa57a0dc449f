package tallybook.summary;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.item.ItemSize;

/**
 * A stored entry, as the ingest function wrote it.
 *
 * @param receivedAt as stored, RFC 3339 in UTC with milliseconds
 * @param received the same instant
 * @param bytes the item's size, as DynamoDB counts it
 * @param data the JSON object as sent, as native DynamoDB values
 */
record Entry(String id, String receivedAt, Instant received, Map<String, AttributeValue> data, long bytes) {

    /** Reads an item; empty if the ingest function cannot have written it. */
    static Optional<Entry> from(Map<String, AttributeValue> item) {
        var id = item.get("id");
        var receivedAt = item.get("receivedAt");
        var data = item.get("data");
        if (id == null
                || id.s() == null
                || receivedAt == null
                || receivedAt.s() == null
                || data == null
                || !data.hasM()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Entry(id.s(), receivedAt.s(), Instant.parse(receivedAt.s()), data.m(), ItemSize.ofItem(item)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
