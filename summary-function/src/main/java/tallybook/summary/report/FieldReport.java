package tallybook.summary.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tallybook.summary.profile.Distinct;
import tallybook.summary.profile.FieldProfile;
import tallybook.summary.profile.JsonPath;
import tallybook.summary.profile.NumberProfile;
import tallybook.summary.profile.Quantiles;
import tallybook.summary.profile.StringProfile;
import tallybook.summary.profile.TimestampProfile;
import tallybook.summary.report.Report.Bin;
import tallybook.summary.report.Report.Field;

/** Turns a field's profile into the figures that a report states. */
public final class FieldReport {
    private static final Map<String, Double> RANKS = ranks("0.01", "0.05", "0.25", "0.5", "0.75", "0.95", "0.99");
    private static final int HISTOGRAM_BINS = 20;
    private static final int FREQUENT_MAX = 20;

    /** Numbers that make up less than 1 % are passed over: with others so rare, a mean tells the rest. */
    private static final int DIFFERENT_RANKS = 100;

    private final long periodEntries;
    private final ShowValues showValues;

    /** @param periodEntries the entries of the period, of which a field's presence is a fraction */
    public FieldReport(long periodEntries, ShowValues showValues) {
        this.periodEntries = periodEntries;
        this.showValues = showValues;
    }

    public Field of(JsonPath path, FieldProfile field) {
        var types = new LinkedHashMap<String, Long>();
        field.types().forEach((type, count) -> types.put(type.jsonName(), count));
        return new Field(
                path.text(),
                field.entries(),
                (double) field.entries() / periodEntries,
                field.values(),
                types,
                field.distinct().map(FieldReport::distinct).orElse(null),
                field.numbers().map(this::numbers).orElse(null),
                field.strings().map(this::strings).orElse(null),
                field.timestamps().map(this::timestamps).orElse(null),
                booleans(field));
    }

    private static Report.Distinct distinct(Distinct distinct) {
        return new Report.Distinct(distinct.estimate(), distinct.low(), distinct.high());
    }

    private Report.Numbers numbers(NumberProfile numbers) {
        long count = numbers.moments().count();
        var deviation = numbers.moments().standardDeviation();
        boolean showsMoments = showValues.showsMomentsOf(differentNumbers(numbers.quantiles()));
        boolean showsExtremes = showValues.showsExtremes();
        return new Report.Numbers(
                count,
                showsExtremes ? numbers.min() : null,
                showsExtremes ? numbers.max() : null,
                showsMoments ? numbers.moments().mean() : null,
                showsMoments && deviation.isPresent() ? deviation.getAsDouble() : null,
                showsExtremes ? quantiles(numbers.quantiles()) : Map.of(),
                numbers.quantiles().rankError(),
                showsExtremes ? histogram(numbers.quantiles(), count) : List.of());
    }

    /** How many different numbers there are that matter. */
    private static long differentNumbers(Quantiles quantiles) {
        return IntStream.rangeClosed(0, DIFFERENT_RANKS)
                .mapToDouble(rank -> quantiles.at((double) rank / DIFFERENT_RANKS))
                .distinct()
                .count();
    }

    private static Map<String, Double> quantiles(Quantiles quantiles) {
        var byRank = new LinkedHashMap<String, Double>();
        RANKS.forEach((name, rank) -> byRank.put(name, quantiles.at(rank)));
        return byRank;
    }

    private static List<Bin> histogram(Quantiles quantiles, long count) {
        double[] edges = edges(quantiles.min(), quantiles.max());
        var bins = new ArrayList<Bin>();
        long below = 0;
        for (int i = 1; i < edges.length; i++) {
            boolean last = i == edges.length - 1;
            long upTo = last ? count : Math.round(quantiles.fractionBelow(edges[i]) * count);
            bins.add(new Bin(edges[i - 1], edges[i], upTo - below));
            below = upTo;
        }
        return bins;
    }

    /** Bins of equal width; fewer where doubles lie too far apart, and one where all numbers are equal. */
    private static double[] edges(double min, double max) {
        if (min == max) {
            return new double[] {min, max};
        }
        double width = (max - min) / HISTOGRAM_BINS;
        double[] edges = new double[HISTOGRAM_BINS + 1];
        for (int i = 0; i < HISTOGRAM_BINS; i++) {
            edges[i] = min + i * width;
        }
        edges[HISTOGRAM_BINS] = max;
        return Arrays.stream(edges).distinct().toArray();
    }

    private Report.Strings strings(StringProfile strings) {
        var frequent = strings.frequent().top(FREQUENT_MAX).stream()
                .filter(showValues::shows)
                .map(row -> new Report.Frequent(row.value(), row.count(), row.low(), row.high()))
                .toList();
        return new Report.Strings(
                strings.count(), strings.minLength(), strings.maxLength(), strings.meanLength(), frequent);
    }

    private Report.Timestamps timestamps(TimestampProfile timestamps) {
        return new Report.Timestamps(
                timestamps.count(),
                showValues.showsExtremes() ? timestamps.earliest().toString() : null,
                showValues.showsExtremes() ? timestamps.latest().toString() : null);
    }

    private static Report.@Nullable Booleans booleans(FieldProfile field) {
        return field.trueCount() + field.falseCount() == 0
                ? null
                : new Report.Booleans(field.trueCount(), field.falseCount());
    }

    private static Map<String, Double> ranks(String... names) {
        var ranks = new LinkedHashMap<String, Double>();
        for (String name : names) {
            ranks.put(name, Double.valueOf(name));
        }
        return ranks;
    }
}
