package tallybook.ingest;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.item.Retention;
import tallybook.item.SameValue;

/** An entry as it stands in the table: {@code id}, {@code receivedAt}, {@code data} and maybe {@code expiresAt}. */
record Item(Map<String, AttributeValue> attributes) {
    static final String ID = "id";

    private static final String RECEIVED_AT = "receivedAt";
    private static final String DATA = "data";
    private static final String EXPIRES_AT = "expiresAt";

    /** RFC 3339 with all three digits of the milliseconds, so that texts sort as times do. */
    private static final DateTimeFormatter RFC_3339_MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    static Item of(Entry entry, Instant receivedAt, Retention retention) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        attributes.put(ID, AttributeValue.fromS(entry.id().value()));
        attributes.put(RECEIVED_AT, AttributeValue.fromS(RFC_3339_MILLISECONDS.format(receivedAt)));
        attributes.put(DATA, AttributeValue.fromM(entry.data()));
        retention
                .expiryOf(receivedAt)
                .ifPresent(expiry ->
                        attributes.put(EXPIRES_AT, AttributeValue.fromN(Long.toString(expiry.getEpochSecond()))));
        return new Item(attributes);
    }

    Receipt receipt() {
        return new Receipt(attribute(ID).s(), attribute(RECEIVED_AT).s());
    }

    /** Whether both hold the same entry: numbers are compared by value, as 1.10 may be kept as 1.1. */
    boolean hasSameData(Item other) {
        return SameValue.is(attribute(DATA), other.attribute(DATA));
    }

    private AttributeValue attribute(String name) {
        return attributes.getOrDefault(name, AttributeValue.fromNul(true));
    }
}
