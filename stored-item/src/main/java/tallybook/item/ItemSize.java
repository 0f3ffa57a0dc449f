package tallybook.item;

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

    /** The size of true, false and null. */
    public static final int CONSTANT_BYTES = 1;

    private static final int DOCUMENT_BYTES = 3;
    private static final int ELEMENT_BYTES = 1;

    private ItemSize() {}

    /**
     * The size of an item: its attributes' names and values.
     *
     * @throws IllegalArgumentException if it holds what is no JSON value: a set or a binary
     */
    public static long ofItem(Map<String, AttributeValue> item) {
        long bytes = 0;
        for (var attribute : item.entrySet()) {
            bytes += ofText(attribute.getKey()) + ofValue(attribute.getValue());
        }
        return bytes;
    }

    private static long ofValue(AttributeValue value) {
        return switch (value.type()) {
            case S -> ofText(value.s());
            case N -> ofNumber(value.n());
            case BOOL, NUL -> CONSTANT_BYTES;
            case M -> ofDocument(value.m().size()) + ofItem(value.m());
            case L -> ofDocument(value.l().size()) + ofValues(value.l());
            default -> throw new IllegalArgumentException("JSON has no " + value.type());
        };
    }

    private static long ofValues(List<AttributeValue> elements) {
        long bytes = 0;
        for (var element : elements) {
            bytes += ofValue(element);
        }
        return bytes;
    }

    /** What an object or an array takes beside its names and values. */
    public static int ofDocument(int elements) {
        return DOCUMENT_BYTES + elements * ELEMENT_BYTES;
    }

    /** The size of a string or a name: its bytes in UTF-8. It must have no lone surrogate, as no stored text has. */
    public static int ofText(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // Each half of a surrogate pair counts two of its four bytes.
                bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return bytes;
    }

    /**
     * The size of a number: one byte for two digits, one for the exponent, one for most negative signs.
     *
     * @param number in decimal digits, maybe with a point and an exponent
     */
    public static int ofNumber(String number) {
        boolean isNegative = number.startsWith("-");
        int digits = 0;
        int integerDigits = -1;
        int first = -1;
        int last = -1;
        int exponent = 0;
        for (int i = isNegative ? 1 : 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c == '.') {
                integerDigits = digits;
            } else if (c == 'e' || c == 'E') {
                exponent = Integer.parseInt(number, i + 1, number.length(), 10);
                break;
            } else {
                if (c != '0') {
                    first = first < 0 ? digits : first;
                    last = digits;
                }
                digits++;
            }
        }
        if (first < 0) {
            return 1;
        }
        // Pairs of digits are aligned to the decimal point.
        int unpaired = Math.floorMod((integerDigits < 0 ? digits : integerDigits) - first + exponent, 2);
        int pairs = (last - first + 1 + unpaired + 1) / 2;
        return pairs + (isNegative && pairs < 20 ? 2 : 1);
    }
}
