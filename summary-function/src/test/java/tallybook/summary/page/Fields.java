package tallybook.summary.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import tallybook.summary.report.Report;

/** Fields of reports to make pages of, profiled from made-up values. */
final class Fields {

    static final int ENTRIES = 1707;

    private static final int BINS = 24;
    private static final String[] RANKS = {"0.01", "0.05", "0.25", "0.5", "0.75", "0.95", "0.99"};

    private Fields() {}

    static Report.Field structure(String path, String type) {
        return new Report.Field(path, ENTRIES, 1, ENTRIES, Map.of(type, (long) ENTRIES), null, null, null, null, null);
    }

    static Report.Field numbers(String path, int count, int nulls, double... values) {
        Arrays.sort(values);
        var quantiles = new LinkedHashMap<String, Double>();
        for (var rank : RANKS) {
            quantiles.put(rank, values[(int) (Double.parseDouble(rank) * (values.length - 1))]);
        }
        var mean = Arrays.stream(values).average().orElseThrow();
        var variance = Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1);
        var numbers = new Report.Numbers(
                count,
                new BigDecimal(Double.toString(values[0])),
                new BigDecimal(Double.toString(values[values.length - 1])),
                mean,
                Math.sqrt(variance),
                quantiles,
                0.0133,
                histogram(values));
        var distinct = Arrays.stream(values).distinct().count();
        return new Report.Field(
                path,
                Math.min(ENTRIES, count + nulls),
                1,
                count + nulls,
                types("number", count, nulls),
                new Report.Distinct(distinct, distinct - distinct / 60, distinct + distinct / 60),
                numbers,
                null,
                null,
                null);
    }

    private static List<Report.Bin> histogram(double... sorted) {
        var from = sorted[0];
        var to = sorted[sorted.length - 1];
        if (from == to) {
            return List.of(new Report.Bin(from, to, sorted.length));
        }
        var counts = new long[BINS];
        Arrays.stream(sorted)
                .forEach(value ->
                        counts[(int) Math.min(BINS - 1, (value / 2 - from / 2) / (to / 2 - from / 2) * BINS)]++);
        return IntStream.range(0, BINS)
                .mapToObj(at -> new Report.Bin(
                        from + (to / BINS - from / BINS) * at,
                        at == BINS - 1 ? to : from + (to / BINS - from / BINS) * (at + 1),
                        counts[at]))
                .toList();
    }

    /** A field of strings; {@code frequent} are values, each with its count after it. */
    static Report.Field strings(
            String path, long count, long minLength, long maxLength, long distinct, Object... frequent) {
        var values = new ArrayList<Report.Frequent>();
        for (var at = 0; at < frequent.length; at += 2) {
            var occurrences = ((Integer) frequent[at + 1]).longValue();
            values.add(new Report.Frequent(
                    (String) frequent[at], occurrences, occurrences, occurrences + (distinct > 1000 ? 3 : 0)));
        }
        var bound = distinct > 1000 ? distinct / 60 : 0;
        return new Report.Field(
                path,
                count,
                (double) count / ENTRIES,
                count,
                types("string", count, 0),
                new Report.Distinct(distinct, distinct - bound, distinct + bound),
                null,
                new Report.Strings(count, minLength, maxLength, (minLength + maxLength) / 2.0, values),
                null,
                null);
    }

    static Report.Field timestamps(String path, String earliest, String latest) {
        return new Report.Field(
                path,
                ENTRIES,
                1,
                ENTRIES,
                types("string", ENTRIES, 0),
                new Report.Distinct(1690, 1670, 1710),
                null,
                new Report.Strings(ENTRIES, 20, 24, 20.4, List.of()),
                new Report.Timestamps(ENTRIES, earliest, latest),
                null);
    }

    static Report.Field booleans(String path, long trueCount, long falseCount) {
        var count = trueCount + falseCount;
        return new Report.Field(
                path,
                count,
                (double) count / ENTRIES,
                count,
                types("boolean", count, 0),
                new Report.Distinct(2, 2, 2),
                null,
                null,
                null,
                new Report.Booleans(trueCount, falseCount));
    }

    static Report.Field nullable(String path, int nulls, Report.Field field) {
        var types = new LinkedHashMap<>(field.types());
        types.put("null", (long) nulls);
        var values = field.values() + nulls;
        return new Report.Field(
                path,
                values,
                (double) values / ENTRIES,
                values,
                types,
                field.distinct(),
                field.numbers(),
                field.strings(),
                field.timestamps(),
                field.booleans());
    }

    private static Map<String, Long> types(String type, long count, long nulls) {
        var types = new LinkedHashMap<String, Long>();
        types.put(type, count);
        if (nulls > 0) {
            types.put("null", nulls);
        }
        return types;
    }

    static double[] gaussians(Random random, int count, double mean, double deviation) {
        return IntStream.range(0, count)
                .mapToDouble(i -> Math.round((mean + random.nextGaussian() * deviation) * 100) / 100.0)
                .toArray();
    }

    static double[] skewed(Random random, int count, double median, double spread) {
        return IntStream.range(0, count)
                .mapToDouble(i -> (median + 0.001) * Math.exp(random.nextGaussian() * spread))
                .toArray();
    }
}
