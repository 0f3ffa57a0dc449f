package tallybook.summary.page;

import java.util.Comparator;
import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;

/**
 * The histogram of a field's numbers as one outline, over a strip that marks their quantiles on the same axis.
 *
 * @param outline the bars, as an SVG path
 * @param scale what is unusual about the bars' scale; empty if nothing is
 * @param description the chart in words
 */
record Histogram(String outline, QuantileStrip quantiles, String scale, String description) implements FieldChart {

    private static final int BASELINE = 26;
    private static final int TALLEST = 25;

    static FieldChart of(Report.Numbers numbers) {
        var bins = numbers.histogram();
        if (bins.isEmpty()) {
            return Words.NOT_SHOWN;
        }
        if (bins.getFirst().from() >= bins.getLast().to()) {
            return new Words("always " + Numerals.rounded(bins.getFirst().from()));
        }
        var bars = HistogramBars.of(numbers);
        var tallest = bars.bars().stream()
                .max(Comparator.comparingDouble(HistogramBars.Bar::height))
                .orElseThrow();
        return new Histogram(
                outline(bars, tallest.height()),
                QuantileStrip.of(numbers.quantiles(), bars.axis()),
                bars.scale(),
                "Histogram%s; highest from %s to %s"
                        .formatted(
                                bars.scale().isEmpty() ? "" : ", " + bars.scale(),
                                Numerals.rounded(tallest.from()),
                                Numerals.rounded(tallest.to())));
    }

    private static String outline(HistogramBars bars, double tallest) {
        var path = new StringBuilder("M0 ").append(BASELINE);
        var height = 0;
        for (var bar : bars.bars()) {
            var next = bar.height() == 0 ? 0 : (int) Math.max(1, Math.round(bar.height() / tallest * TALLEST));
            if (next != height) {
                path.append('H')
                        .append(bars.axis().place(bar.from()))
                        .append('V')
                        .append(BASELINE - next);
                height = next;
            }
        }
        return path.append("H" + NumberAxis.WIDTH + "V" + BASELINE + "z").toString();
    }
}
