package tallybook.ingest;

import java.util.Optional;
import tallybook.item.ItemSize;

/**
 * What makes an entry the same entry when it comes again: the table's partition key.
 *
 * @param value 1 to 2,048 UTF-8 bytes, as DynamoDB takes them
 */
record EntryId(String value, Origin origin) {

    /** Where an id comes from, in the order of precedence. */
    enum Origin {
        MEMBER,
        IDEMPOTENCY_KEY,
        GENERATED
    }

    private static final String KEY_PREFIX = "key:";

    /**
     * An id that the entry itself has.
     *
     * @throws IllegalArgumentException if {@link #faultOfMember} finds one
     */
    static EntryId ofMember(String text) {
        faultOfMember(text).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return new EntryId(text, Origin.MEMBER);
    }

    /** Why a member's text cannot be an id, for the sender. */
    static Optional<String> faultOfMember(String text) {
        if (text.isEmpty()) {
            return Optional.of("The id is empty.");
        }
        if (ItemSize.ofText(text) > Limits.ID_BYTES_MAX) {
            return Optional.of("The id is longer than " + Limits.ID_BYTES_MAX + " UTF-8 bytes.");
        }
        if (text.startsWith(KEY_PREFIX)) {
            return Optional.of("The id begins with key: as only ids made of an Idempotency-Key do.");
        }
        return Optional.empty();
    }

    /** The id that a key gives to a body's only entry. */
    static EntryId of(IdempotencyKey key) {
        return new EntryId(KEY_PREFIX + key.value(), Origin.IDEMPOTENCY_KEY);
    }

    /** The id that a key gives to one entry of a batch. */
    static EntryId of(IdempotencyKey key, int index) {
        return new EntryId(KEY_PREFIX + key.value() + "#" + index, Origin.IDEMPOTENCY_KEY);
    }
}
