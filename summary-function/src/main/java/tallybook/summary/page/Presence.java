package tallybook.summary.page;

import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;

/**
 * How many of the entries have a field, as a bar and in words.
 *
 * @param filled the share of the entries that have it with more than null, as far as can be told from its occurrences
 * @param filledWidth that share of the bar's {@value #WIDTH}
 * @param nullWidth after it, the share that has it as null
 * @param nulls the share of its values that are null; empty if none is
 */
record Presence(double filled, long filledWidth, long nullWidth, String share, String nulls) {

    static final int WIDTH = 60;

    static Presence of(Report.Field field) {
        var nulls = field.values() == 0 ? 0 : (double) field.types().getOrDefault("null", 0L) / field.values();
        var filled = field.presence() * (1 - nulls);
        var filledWidth = width(filled);
        return new Presence(
                filled,
                filledWidth,
                width(field.presence()) - filledWidth,
                Numerals.percent(field.presence()),
                nulls == 0 ? "" : Numerals.percent(nulls));
    }

    /** A little shows of anything, and a little is missing of anything less than all. */
    private static long width(double share) {
        return share == 0 || share == 1
                ? Math.round(share) * WIDTH
                : Math.clamp(Math.round(share * WIDTH), 1, WIDTH - 1);
    }
}
