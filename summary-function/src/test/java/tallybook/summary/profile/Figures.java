package tallybook.summary.profile;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** All that a profile tells and that merging may not change, as values to compare: all but moments, which are rounded. */
final class Figures {
    private static final double[] RANKS = {0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1};

    private Figures() {}

    static Map<String, Object> of(Profile profile) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("entries", profile.entries());
        figures.put("bytes", profile.bytes());
        figures.put("days", Map.copyOf(profile.days()));
        figures.put("hours", Arrays.stream(profile.hours()).boxed().toList());
        figures.put("omitted paths", distinct(profile.omittedPaths()));
        figures.put("omitted values", profile.omittedValues());
        profile.fields().forEach((path, field) -> figures.put(path.text(), of(field)));
        return figures;
    }

    private static Map<String, Object> of(FieldProfile field) {
        return Map.of(
                "entries", field.entries(),
                "types", field.types(),
                "booleans", List.of(field.trueCount(), field.falseCount()),
                "distinct", field.distinct().map(Figures::distinct),
                "numbers", field.numbers().map(Figures::numbers),
                "strings", field.strings().map(Figures::strings),
                "timestamps", field.timestamps().map(t -> List.of(t.count(), t.earliest(), t.latest())));
    }

    private static List<Long> distinct(Distinct distinct) {
        return List.of(distinct.low(), distinct.estimate(), distinct.high());
    }

    private static List<Object> numbers(NumberProfile numbers) {
        var quantiles = numbers.quantiles();
        return List.of(
                numbers.min(),
                numbers.max(),
                numbers.moments().count(),
                numbers.moments().standardDeviation().isPresent(),
                quantiles.rankError(),
                quantiles.min(),
                quantiles.max(),
                DoubleStream.of(RANKS).map(quantiles::at).boxed().toList());
    }

    private static List<Object> strings(StringProfile strings) {
        return List.of(
                strings.count(),
                strings.minLength(),
                strings.maxLength(),
                strings.meanLength(),
                strings.tooLong(),
                strings.frequent().maximumError(),
                strings.frequent().top(10));
    }
}
