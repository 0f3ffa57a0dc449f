package tallybook.summary.page;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import tallybook.summary.report.Report;

/**
 * The bars of a histogram: adjoining, each with a height relative to the others'.
 *
 * @param scale what is unusual about their scale, in a word or two; empty if nothing is
 */
record HistogramBars(List<Bar> bars, NumberAxis axis, String scale) {

    private static final int QUANTILE_BARS_MIN = 4;

    /** One bar, {@code from} included. */
    record Bar(double from, double to, double height) {}

    /**
     * Bars that show the numbers' shape. Where one bin holds most of the numbers, its equal-width neighbours say
     * little: then bars between quantiles, on a logarithmic axis; and where too many of those coincide, square roots of the counts.
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
            var axis = NumberAxis.logarithmic(from, to, smallestQuantile(numbers));
            return new HistogramBars(densities(betweenQuantiles, axis), axis, "log scale");
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

    /** The same bars, each as high as the share for its width on {@code axis}. */
    private static List<Bar> densities(List<Bar> shares, NumberAxis axis) {
        return shares.stream()
                .map(bar -> new Bar(
                        bar.from(),
                        bar.to(),
                        bar.height() / Math.max(1, axis.place(bar.to()) - axis.place(bar.from()))))
                .toList();
    }

    private static double smallestQuantile(Report.Numbers numbers) {
        return numbers.quantiles().values().stream()
                .mapToDouble(Math::abs)
                .filter(quantile -> quantile > 0)
                .min()
                .orElse(1);
    }
}
