package tallybook.summary.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles on the axis of a histogram: a line from the 5 % to the 95 % quantile, a box around the middle half, a tick
 * at the median; each an SVG path, empty where its quantiles are not known.
 */
record QuantileStrip(String line, String box, String median) {

    static QuantileStrip of(Map<String, Double> quantiles, NumberAxis axis) {
        var median = quantiles.get("0.5");
        return new QuantileStrip(
                span(quantiles.get("0.05"), quantiles.get("0.95"), axis),
                span(quantiles.get("0.25"), quantiles.get("0.75"), axis),
                median == null ? "" : "M" + axis.place(median) + " 28v7");
    }

    private static String span(@Nullable Double low, @Nullable Double high, NumberAxis axis) {
        return low == null || high == null ? "" : "M" + axis.place(low) + " 31.5H" + axis.place(high);
    }
}
