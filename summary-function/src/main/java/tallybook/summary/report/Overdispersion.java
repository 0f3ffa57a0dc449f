package tallybook.summary.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much more counts vary than those of entries that come each by itself, from 1: entries that come in bursts of ten,
 * all alike, say no more than a tenth of them would.
 */
final class Overdispersion {
    /** The median of χ² with one degree of freedom. */
    private static final double CHI_SQUARE_MEDIAN = 0.4549;

    private Overdispersion() {}

    /**
     * Estimates it from the counts of two periods by the hour of the day. Each hour's counts, compared with the hour's
     * share by both totals, give a χ² of one degree of freedom; their median over the hours is taken, for it does not
     * mind an hour or two that are new, nor whole days that are missing.
     */
    static double of(List<Long> hoursBefore, List<Long> hoursNow) {
        double before = total(hoursBefore);
        double now = total(hoursNow);
        if (before == 0 || now == 0) {
            return 1;
        }
        double[] deviations = IntStream.range(0, Math.min(hoursBefore.size(), hoursNow.size()))
                .filter(hour -> hoursBefore.get(hour) + hoursNow.get(hour) > 0)
                .mapToDouble(hour -> deviation(hoursBefore.get(hour), hoursNow.get(hour), before / (before + now)))
                .sorted()
                .toArray();
        int hours = deviations.length;
        if (hours < 2) {
            return 1;
        }
        double median = (deviations[(hours - 1) / 2] + deviations[hours / 2]) / 2;
        return Math.max(1, median / CHI_SQUARE_MEDIAN * hours / (hours - 1));
    }

    private static double total(List<Long> hours) {
        return hours.stream().mapToLong(Long::longValue).sum();
    }

    /** Pearson's χ² of an hour's two counts. */
    private static double deviation(long was, long is, double shareBefore) {
        double expectedBefore = (was + is) * shareBefore;
        double expectedNow = (was + is) * (1 - shareBefore);
        double difference = was - expectedBefore;
        return difference * difference * (1 / expectedBefore + 1 / expectedNow);
    }
}
