package tallybook.summary.report;

import java.util.stream.DoubleStream;
import tallybook.summary.profile.NumberProfile;
import tallybook.summary.profile.Quantiles;
import tallybook.summary.report.Report.Field;

/** The numbers of a field in two periods, one after the other. */
record NumbersInTime(Field was, NumberProfile before, Field is, NumberProfile now) {
    /** Most of the numbers lie between these ranks; the rest may be anything, such as 0 for unknown. */
    private static final double LOW = 0.05;

    private static final double HIGH = 0.95;

    /** Whether they are counters, or times since 1970: others every period, which is no news. */
    boolean moveByThemselves() {
        return areCounters() || areTimes();
    }

    /** They go on above where they were, at their pace, and seldom repeat. */
    private boolean areCounters() {
        double gap = now.quantiles().at(LOW) - before.quantiles().at(HIGH);
        double rangeBefore = range(before.quantiles());
        double rangeNow = range(now.quantiles());
        double volume = (double) now.moments().count() / before.moments().count();
        return gap >= 0
                && gap <= Thresholds.COUNTER_GAP_MAX * Math.max(rangeBefore, rangeNow)
                && (areOfOnePace(rangeBefore, rangeNow) || areOfOnePace(rangeBefore * volume, rangeNow))
                && seldomRepeats(was, before)
                && seldomRepeats(is, now);
    }

    private static double range(Quantiles numbers) {
        return numbers.at(HIGH) - numbers.at(LOW);
    }

    private static boolean areOfOnePace(double a, double b) {
        return Math.max(a, b) <= Thresholds.COUNTER_PACE_MAX * Math.min(a, b);
    }

    private static boolean seldomRepeats(Field field, NumberProfile numbers) {
        var distinct = field.distinct();
        return distinct != null
                && distinct.estimate()
                        >= Thresholds.COUNTER_DISTINCT_MIN * numbers.moments().count();
    }

    /** In both periods in one unit: seconds, milliseconds, microseconds or nanoseconds. */
    private boolean areTimes() {
        return DoubleStream.of(1, 1e3, 1e6, 1e9)
                .anyMatch(unit -> areTimes(before.quantiles(), unit) && areTimes(now.quantiles(), unit));
    }

    private static boolean areTimes(Quantiles numbers, double unit) {
        return numbers.at(LOW) >= Thresholds.EPOCH_SECONDS_MIN * unit
                && numbers.at(HIGH) < Thresholds.EPOCH_SECONDS_MAX * unit;
    }
}
