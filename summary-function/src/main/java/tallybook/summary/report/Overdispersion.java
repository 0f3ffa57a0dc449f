package tallybook.summary.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much more counts vary than those of entries that come each by itself, from 1: entries that come in bursts of ten,
 * all alike, say no more than a tenth of them would.
 */
final class Overdispersion {
    /** The median of χ² with one degree of freedom. */
    private static final double CHI_SQUARE_MEDIAN = 0.4549;

    /** An hour's χ² that is so many times what is usual for the others: no burst among many is so large. */
    private static final double STANDS_OUT_MIN = 50;

    private Overdispersion() {}

    /**
     * Estimates it from the counts of two periods by the hour of the day. Each hour's counts, compared with the hour's
     * share by both totals, give a χ² of one degree of freedom; their median over the hours is taken, for it does not
     * mind an hour or two that are new, nor whole days that are missing. But an hour that brings much of all entries
     * makes every other hour's share another one, so an hour that stands far out is left out.
     */
    static double of(List<Long> hoursBefore, List<Long> hoursNow) {
        var hours = IntStream.range(0, Math.min(hoursBefore.size(), hoursNow.size()))
                .mapToObj(hour -> new Hour(hoursBefore.get(hour), hoursNow.get(hour)))
                .filter(hour -> hour.was + hour.is > 0)
                .toList();
        if (hours.size() < 2) {
            return 1;
        }
        double share = shareBefore(hours);
        var byDeviation = hours.stream()
                .sorted(Comparator.comparingDouble(hour -> hour.deviation(share)))
                .toList();
        double others = estimate(byDeviation.subList(0, hours.size() - 1));
        boolean standsOut = byDeviation.getLast().deviation(share) > STANDS_OUT_MIN * others;
        return Math.max(1, standsOut ? others : estimate(hours));
    }

    private static double estimate(List<Hour> hours) {
        double share = shareBefore(hours);
        int count = hours.size();
        if (share == 0 || share == 1 || count < 2) {
            return 1;
        }
        double[] deviations = hours.stream()
                .mapToDouble(hour -> hour.deviation(share))
                .sorted()
                .toArray();
        double median = (deviations[(count - 1) / 2] + deviations[count / 2]) / 2;
        return median / CHI_SQUARE_MEDIAN * count / (count - 1);
    }

    private static double shareBefore(List<Hour> hours) {
        double before = hours.stream().mapToLong(Hour::was).sum();
        double now = hours.stream().mapToLong(Hour::is).sum();
        return before / (before + now);
    }

    /** The counts of one hour of the day in both periods, which are not both 0. */
    private record Hour(long was, long is) {
        /** Pearson's χ² against the share that the period before has of both. */
        double deviation(double shareBefore) {
            double expectedBefore = (was + is) * shareBefore;
            double expectedNow = (was + is) * (1 - shareBefore);
            double difference = was - expectedBefore;
            return difference == 0 ? 0 : difference * difference * (1 / expectedBefore + 1 / expectedNow);
        }
    }
}
