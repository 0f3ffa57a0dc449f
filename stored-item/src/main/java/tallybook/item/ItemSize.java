package tallybook.item;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item's size in bytes as DynamoDB counts it; the ingest function's tests hold it against DynamoDB's own engine.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item
 *     sizes</a>
 */
public final class ItemSize {
    /** DynamoDB stores no larger item. */
    public static final int BYTES_MAX = 409_600;

    private static final int DOCUMENT_BYTES = 3;
    private static final int ELEMENT_BYTES = 1;

    private ItemSize() {}

    /**
     * The size of an item: its attributes' names and values.
     *
     * @throws IllegalArgumentException if it holds what is no JSON value: a set or a binary
     */
    public static long ofItem(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(attribute -> ofText(attribute.getKey()) + ofValue(attribute.getValue()))
                .sum();
    }

    private static long ofValue(AttributeValue value) {
        return switch (value.type()) {
            case S -> ofText(value.s());
            case N -> ofNumber(value.n());
            case BOOL, NUL -> 1;
            case M -> DOCUMENT_BYTES + (long) value.m().size() * ELEMENT_BYTES + ofItem(value.m());
            case L -> DOCUMENT_BYTES + ofList(value.l());
            default -> throw new IllegalArgumentException("JSON has no " + value.type());
        };
    }

    private static long ofList(List<AttributeValue> elements) {
        return elements.stream()
                .mapToLong(element -> ELEMENT_BYTES + ofValue(element))
                .sum();
    }

    /** The size of a string or a name: its bytes in UTF-8. It must have no lone surrogate, as no stored text has. */
    public static int ofText(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair counts two of its four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** The size of a number: one byte for two digits, one for the exponent, one for most negative signs. */
    private static int ofNumber(String number) {
        var value = new BigDecimal(number).stripTrailingZeros();
        if (value.signum() == 0) {
            return 1;
        }
        // Pairs of digits are aligned to the decimal point.
        int unpaired = Math.floorMod(value.precision() - value.scale(), 2);
        int pairs = (value.precision() + unpaired + 1) / 2;
        return pairs + (value.signum() < 0 && pairs < 20 ? 2 : 1);
    }
}
