package tallybook.summary.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import tallybook.summary.report.Report;

/**
 * The bars of a histogram: adjoining, each with a height relative to the others'.
 *
 * @param scale what is unusual about their scale, in a few words; empty if nothing is
 */
record HistogramBars(List<Bar> bars, NumberAxis axis, String scale) {

    private static final int QUANTILE_BARS_MIN = 4;

    /** Of the axis; with less for the middle of the numbers, their few outliers would have nearly all of it. */
    private static final double MIDDLE_WIDTH_MIN = 1 / 3.0;

    /** Numbers within this factor of each other need no logarithms. */
    private static final double LINEAR_FACTOR_MAX = 10;

    /** One bar, {@code from} included. */
    record Bar(double from, double to, double height) {}

    /**
     * Bars that show the numbers' shape. Where one bin holds most of the numbers, its equal-width neighbours say
     * little: then bars between quantiles, on a logarithmic axis, without the outermost numbers if these lie far out; and
     * where too many of the quantiles coincide, square roots of the counts.
     */
    static HistogramBars of(Report.Numbers numbers) {
        var bins = numbers.histogram();
        var from = bins.getFirst().from();
        var to = bins.getLast().to();
        var fullest = bins.stream().mapToLong(Report.Bin::count).max().orElseThrow();
        if (fullest * 2 <= numbers.count()) {
            return new HistogramBars(counts(bins), NumberAxis.linear(from, to), "");
        }
        var betweenQuantiles = betweenQuantiles(numbers, from, to);
        if (tellAShape(betweenQuantiles)) {
            return densities(betweenQuantiles, numbers);
        }
        var roots = counts(bins).stream()
                .map(bar -> new Bar(bar.from(), bar.to(), Math.sqrt(bar.height())))
                .toList();
        return new HistogramBars(roots, NumberAxis.linear(from, to), "√ scale");
    }

    private static List<Bar> counts(List<Report.Bin> bins) {
        return bins.stream()
                .map(bin -> new Bar(bin.from(), bin.to(), bin.count()))
                .toList();
    }

    /** A bar from quantile to quantile, as high as the share of the numbers that lies there. */
    private static List<Bar> betweenQuantiles(Report.Numbers numbers, double from, double to) {
        SequencedMap<Double, Double> quantiles = new TreeMap<>();
        numbers.quantiles().forEach((rank, value) -> quantiles.put(Double.valueOf(rank), value));
        quantiles.put(1.0, to);
        var bars = new ArrayList<Bar>();
        var lowRank = 0.0;
        var low = from;
        for (var quantile : quantiles.entrySet()) {
            if (quantile.getValue() > low) {
                bars.add(new Bar(low, quantile.getValue(), quantile.getKey() - lowRank));
                lowRank = quantile.getKey();
                low = quantile.getValue();
            }
        }
        return bars;
    }

    /** Whether the quantiles lie apart: enough of them, and no two around half of the numbers coincide. */
    private static boolean tellAShape(List<Bar> shares) {
        return shares.size() >= QUANTILE_BARS_MIN && shares.stream().allMatch(bar -> bar.height() <= 0.5);
    }

    /** The same bars, each as high as the share for its width on an axis that has room for the middle ones. */
    private static HistogramBars densities(List<Bar> shares, Report.Numbers numbers) {
        var whole = axis(shares, numbers);
        var middle = middle(shares, numbers.quantiles());
        if (middle.size() < QUANTILE_BARS_MIN
                || whole.place(middle.getLast().to())
                                - whole.place(middle.getFirst().from())
                        >= MIDDLE_WIDTH_MIN * NumberAxis.WIDTH) {
            return densities(shares, whole, "");
        }
        return densities(middle, axis(middle, numbers), "the middle 98\u202f%");
    }

    /** The bars between the 1 % and the 99 % quantile. */
    private static List<Bar> middle(List<Bar> shares, Map<String, Double> quantiles) {
        var low = quantiles.get("0.01");
        var high = quantiles.get("0.99");
        return low == null || high == null
                ? List.of()
                : shares.stream()
                        .filter(bar -> bar.from() >= low && bar.to() <= high)
                        .toList();
    }

    private static NumberAxis axis(List<Bar> shares, Report.Numbers numbers) {
        var from = shares.getFirst().from();
        var to = shares.getLast().to();
        var factor = to / from;
        return 1 / LINEAR_FACTOR_MAX <= factor && factor <= LINEAR_FACTOR_MAX
                ? NumberAxis.linear(from, to)
                : NumberAxis.logarithmic(from, to, smallestQuantile(numbers));
    }

    private static HistogramBars densities(List<Bar> shares, NumberAxis axis, String part) {
        var scale = axis.isLogarithmic() ? "log scale" : "";
        return new HistogramBars(
                shares.stream()
                        // A bar too narrow to be drawn must not be the one that the others' heights are measured by.
                        .filter(bar -> axis.place(bar.to()) > axis.place(bar.from()))
                        .map(bar -> new Bar(
                                bar.from(),
                                bar.to(),
                                bar.height() / (axis.position(bar.to()) - axis.position(bar.from()))))
                        .toList(),
                axis,
                scale.isEmpty() || part.isEmpty() ? scale + part : scale + ", " + part);
    }

    private static double smallestQuantile(Report.Numbers numbers) {
        return numbers.quantiles().values().stream()
                .mapToDouble(Math::abs)
                .filter(quantile -> quantile > 0)
                .min()
                .orElse(1);
    }
}
