package tallybook.summary.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;

/**
 * The most frequent strings of a field, each with a bar as long as its share.
 *
 * @param bars a line a value, top down, as an SVG path that is 100 units wide and one a value high
 */
record FrequentBars(String bars, List<Value> values) implements FieldChart {

    private static final int VALUES_MAX = 3;
    private static final int LENGTH_MAX = 40;

    /** A string, cut short if it is long, and its share of the field's strings. */
    record Value(String text, String share) {}

    static FieldChart of(Report.Strings strings, Report.@Nullable Distinct distinct, PageBudget budget) {
        var frequent = FrequentValue.known(strings).stream()
                .limit(Math.min(VALUES_MAX, budget.values()))
                .toList();
        if (frequent.isEmpty() || (frequent.getFirst().count() == 1 && strings.count() > VALUES_MAX)) {
            return new Words(distinct == null ? "" : difference(distinct, strings.count()));
        }
        var bars = new StringBuilder();
        for (var at = 0; at < frequent.size(); at++) {
            var width = Math.max(1, Math.round(100 * share(frequent.get(at), strings)));
            bars.append("M0 ").append(at).append(".5h").append(width);
        }
        return new FrequentBars(
                bars.toString(),
                frequent.stream()
                        .map(value -> new Value(
                                FrequentValue.shown(value.value(), Math.min(LENGTH_MAX, budget.valueLength())),
                                Numerals.percent(share(value, strings))))
                        .toList());
    }

    private static String difference(Report.Distinct distinct, long count) {
        if (distinct.high() < count) {
            return "no value shown";
        }
        return distinct.low() == count ? "all different" : "nearly all different";
    }

    private static double share(Report.Frequent frequent, Report.Strings strings) {
        return Math.min(1, (double) frequent.count() / strings.count());
    }
}
