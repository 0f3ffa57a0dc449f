package tallybook.ingest;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.item.ItemSize;
import tallybook.item.SameValue;

/** An entry as it stands in the table: {@code id}, {@code receivedAt}, {@code data} and maybe {@code expiresAt}. */
record Item(Map<String, AttributeValue> attributes) {
    static final String ID = "id";

    private static final String RECEIVED_AT = "receivedAt";
    private static final String DATA = "data";
    private static final String EXPIRES_AT = "expiresAt";

    /**
     * The item of an entry.
     *
     * @throws Problem if it is larger than DynamoDB stores
     */
    static Item of(Entry entry, Arrival arrival) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        attributes.put(ID, AttributeValue.fromS(entry.id().value()));
        attributes.put(RECEIVED_AT, arrival.receivedAt());
        arrival.expiresAt().ifPresent(expiry -> attributes.put(EXPIRES_AT, expiry));
        checkSize(ItemSize.ofItem(attributes) + ItemSize.ofText(DATA) + entry.bytes());
        attributes.put(DATA, AttributeValue.fromM(entry.data()));
        return new Item(attributes);
    }

    private static void checkSize(long bytes) {
        if (bytes > ItemSize.BYTES_MAX) {
            throw new Problem(
                    ProblemType.ENTRY_TOO_LARGE,
                    "The entry takes " + bytes + " bytes in DynamoDB, with its id and time; " + ItemSize.BYTES_MAX
                            + " is the limit.");
        }
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
