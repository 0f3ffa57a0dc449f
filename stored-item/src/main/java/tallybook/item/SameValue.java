package tallybook.item;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whether two values are the same to DynamoDB, which keeps a number's value and not its spelling: 1.10 is 1.1. */
public final class SameValue {

    private SameValue() {}

    /** Compares two values of JSON to the last element. */
    public static boolean is(AttributeValue one, AttributeValue other) {
        if (one.type() != other.type()) {
            return false;
        }
        return switch (one.type()) {
            case N -> new BigDecimal(one.n()).compareTo(new BigDecimal(other.n())) == 0;
            case M -> is(one.m(), other.m());
            case L -> is(one.l(), other.l());
            default -> one.equals(other);
        };
    }

    private static boolean is(Map<String, AttributeValue> one, Map<String, AttributeValue> other) {
        return one.size() == other.size()
                && one.entrySet().stream().allMatch(member -> {
                    var counterpart = other.get(member.getKey());
                    return counterpart != null && is(member.getValue(), counterpart);
                });
    }

    private static boolean is(List<AttributeValue> one, List<AttributeValue> other) {
        Iterator<AttributeValue> others = other.iterator();
        return one.size() == other.size() && one.stream().allMatch(element -> is(element, others.next()));
    }
}
