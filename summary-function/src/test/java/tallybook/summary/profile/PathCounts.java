package tallybook.summary.profile;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a profile counts, counted without any bound: for tests.
 *
 * @param entries by path
 * @param types occurrences by path and type
 */
record PathCounts(Map<JsonPath, Long> entries, Map<JsonPath, Map<ValueType, Long>> types) {

    static PathCounts of(List<AttributeValue> stream) {
        var counts = new PathCounts(new HashMap<>(), new HashMap<>());
        for (var entry : stream) {
            var met = new HashSet<JsonPath>();
            counts.countBelow(JsonPath.ROOT, entry, met);
            met.forEach(path -> counts.entries.merge(path, 1L, Long::sum));
        }
        return counts;
    }

    private void countBelow(JsonPath path, AttributeValue value, Set<JsonPath> met) {
        if (value.hasM()) {
            value.m().forEach((name, member) -> count(path.member(name), member, met));
        } else if (value.hasL()) {
            value.l().forEach(element -> count(path.elements(), element, met));
        }
    }

    private void count(JsonPath path, AttributeValue value, Set<JsonPath> met) {
        met.add(path);
        types.computeIfAbsent(path, _ -> new EnumMap<>(ValueType.class)).merge(ValueType.of(value), 1L, Long::sum);
        countBelow(path, value, met);
    }

    long values() {
        return types.values().stream().mapToLong(PathCounts::sum).sum();
    }

    static long sum(Map<ValueType, Long> types) {
        return types.values().stream().mapToLong(Long::longValue).sum();
    }
}
