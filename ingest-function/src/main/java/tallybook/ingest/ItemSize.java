package tallybook.ingest;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item's size as DynamoDB counts it, checked against its engine.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item
 *     sizes</a>
 */
final class ItemSize {
    static final int BYTES_MAX = 409_600;

    private static final int DOCUMENT_BYTES = 3;
    private static final int ELEMENT_BYTES = 1;

    private ItemSize() {}

    static long bytes(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(attribute -> Utf8.length(attribute.getKey()) + bytes(attribute.getValue()))
                .sum();
    }

    private static long bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> Utf8.length(value.s());
            case N -> StoredNumber.bytes(value.n());
            case BOOL, NUL -> 1;
            case M -> DOCUMENT_BYTES + (long) value.m().size() * ELEMENT_BYTES + bytes(value.m());
            case L -> DOCUMENT_BYTES + bytes(value.l());
            default -> throw new IllegalArgumentException("JSON has no " + value.type());
        };
    }

    private static long bytes(List<AttributeValue> elements) {
        return elements.stream()
                .mapToLong(element -> ELEMENT_BYTES + bytes(element))
                .sum();
    }
}
