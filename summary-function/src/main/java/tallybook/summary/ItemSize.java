package tallybook.summary;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** placeholder until merged */
final class ItemSize {
    private ItemSize() {}

    static long of(Map<String, AttributeValue> item) {
        long bytes = 0;
        for (var e : item.entrySet()) {
            bytes += e.getKey().getBytes(StandardCharsets.UTF_8).length + of(e.getValue());
        }
        return bytes;
    }

    private static long of(AttributeValue value) {
        return switch (value.type()) {
            case M -> 3 + value.m().size() + of(value.m());
            case L -> 3 + value.l().stream().mapToLong(v -> 1 + of(v)).sum();
            case S -> value.s().getBytes(StandardCharsets.UTF_8).length;
            case N -> 1 + (value.n().length() + 1) / 2;
            case BOOL, NUL -> 1;
            default -> throw new IllegalArgumentException("no JSON value");
        };
    }
}
