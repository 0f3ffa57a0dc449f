package tallybook.restore;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.item.Retention;
import tallybook.item.SameValue;

/**
 * An entry as a backup keeps it.
 *
 * @param receivedAt as stored, RFC 3339 in UTC with milliseconds
 * @param data an object
 */
record BackupEntry(String id, String receivedAt, AttributeValue data) {

    /** @throws DateTimeException if {@code receivedAt} is no RFC 3339 date-time */
    BackupEntry {
        Instant.parse(receivedAt);
    }

    /** The item that the ingest function stored, or would store under that retention. */
    Map<String, AttributeValue> item(Retention retention) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", AttributeValue.fromS(id));
        item.put("receivedAt", AttributeValue.fromS(receivedAt));
        item.put("data", data);
        retention
                .expiryOf(Instant.parse(receivedAt))
                .ifPresent(expiry -> item.put("expiresAt", AttributeValue.fromN("" + expiry.getEpochSecond())));
        return item;
    }

    /** Whether the item holds this very entry, however long it may be kept. */
    boolean isHeldBy(Map<String, AttributeValue> item) {
        var none = AttributeValue.fromNul(true);
        return item.getOrDefault("receivedAt", none).equals(AttributeValue.fromS(receivedAt))
                && SameValue.is(item.getOrDefault("data", none), data);
    }
}
