package tallybook.summary.profile;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonArray;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.json.JsonValue.Member;

/**
 * What a profile counts, counted without any bound: for tests.
 *
 * @param entries by path
 * @param types occurrences by path and type
 */
record PathCounts(Map<JsonPath, Long> entries, Map<JsonPath, Map<ValueType, Long>> types) {

    static PathCounts of(List<? extends JsonValue> stream) {
        var counts = new PathCounts(new HashMap<>(), new HashMap<>());
        for (var entry : stream) {
            var met = new HashSet<JsonPath>();
            counts.countBelow(JsonPath.ROOT, entry, met);
            met.forEach(path -> counts.entries.merge(path, 1L, Long::sum));
        }
        return counts;
    }

    private void countBelow(JsonPath path, JsonValue value, Set<JsonPath> met) {
        if (value instanceof JsonObject(List<Member> members)) {
            members.forEach(member -> count(path.member(member.name()), member.value(), met));
        } else if (value instanceof JsonArray(List<JsonValue> elements)) {
            elements.forEach(element -> count(path.elements(), element, met));
        }
    }

    private void count(JsonPath path, JsonValue value, Set<JsonPath> met) {
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
