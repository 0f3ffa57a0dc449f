package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallybook.summary.report.Report;

class HistogramTest {

    @Test
    void drawsBinsAsHighAsTheirCounts() {
        var numbers = numbers(
                Map.of("0.05", 0.0, "0.25", 1.0, "0.5", 1.5, "0.75", 2.0, "0.95", 3.0),
                new Report.Bin(0, 1, 50),
                new Report.Bin(1, 2, 100),
                new Report.Bin(2, 3, 0),
                new Report.Bin(3, 4, 75));

        assertThat(Histogram.of(numbers))
                .isEqualTo(new Histogram(
                        "M0 26H0V13H38V1H75V26H113V7H150V26z",
                        new QuantileStrip("M0 31.5H113", "M38 31.5H75", "M56 28v7"),
                        "",
                        "Histogram; highest from 1 to 2"));
    }

    @Test
    void drawsSkewedNumbersBetweenTheirQuantilesOnALogarithmicAxis() {
        var numbers = numbers(
                Map.of("0.05", 1.0, "0.25", 10.0, "0.5", 100.0, "0.75", 1_000.0, "0.95", 10_000.0),
                new Report.Bin(0, 500_000, 990),
                new Report.Bin(500_000, 1_000_000, 1));

        assertThat(Histogram.of(numbers))
                .isEqualTo(new Histogram(
                        "M0 26H0V11H8V1H26V2H50V3H75V7H100V24H150V26z",
                        new QuantileStrip("M8 31.5H100", "M26 31.5H75", "M50 28v7"),
                        "log scale",
                        "Histogram, log scale; highest from 1 to 10"));
    }

    @Test
    void leavesOutliersThatWouldHaveTheAxisToThemselves() {
        var numbers = numbers(
                Map.of("0.01", 10.0, "0.05", 11.0, "0.25", 12.0, "0.5", 13.0, "0.75", 14.0, "0.95", 15.0, "0.99", 16.0),
                new Report.Bin(-1e9, 0, 1),
                new Report.Bin(0, 1e9, 990));

        assertThat(Histogram.of(numbers))
                .isEqualTo(new Histogram(
                        "M0 26H0V22H25V6H50V1H100V6H125V22H150V26z",
                        new QuantileStrip("M25 31.5H125", "M50 31.5H100", "M75 28v7"),
                        "the middle 98\u202f%",
                        "Histogram, the middle 98\u202f%; highest from 12 to 13"));
    }

    @Test
    void leavesOutliersOnALogarithmicAxisToo() {
        var numbers = numbers(
                Map.of("0.01", 1.0, "0.05", 2.0, "0.25", 8.0, "0.5", 16.0, "0.75", 32.0, "0.95", 128.0, "0.99", 256.0),
                new Report.Bin(0, 1e30, 990),
                new Report.Bin(1e30, 2e30, 1));

        assertThat(HistogramBars.of(numbers).scale()).isEqualTo("log scale, the middle 98\u202f%");
        assertThat(HistogramBars.of(numbers).axis()).isEqualTo(NumberAxis.logarithmic(1, 256, 1));
    }

    @Test
    void drawsSquareRootsWhereQuantilesCoincide() {
        var numbers = numbers(
                Map.of("0.05", 0.0, "0.25", 0.0, "0.5", 0.0, "0.75", 0.0, "0.95", 0.0),
                new Report.Bin(0, 1, 2500),
                new Report.Bin(1, 2, 100));

        assertThat(Histogram.of(numbers))
                .isEqualTo(new Histogram(
                        "M0 26H0V1H75V21H150V26z",
                        new QuantileStrip("M0 31.5H0", "M0 31.5H0", "M0 28v7"),
                        "√ scale",
                        "Histogram, √ scale; highest from 0 to 1"));
    }

    @Test
    void drawsSquareRootsWhereOneNumberIsMostOfThem() {
        var numbers = numbers(
                Map.of("0.05", 2.0, "0.25", 3.0, "0.5", 3.0, "0.75", 3.0, "0.95", 4.0, "0.99", 9.0),
                new Report.Bin(0, 5, 96),
                new Report.Bin(5, 10, 4));

        assertThat(HistogramBars.of(numbers).scale()).isEqualTo("√ scale");
    }

    @Test
    void saysWhatIsAlwaysTheSame() {
        assertThat(Histogram.of(numbers(Map.of(), new Report.Bin(7, 7, 3))))
                .isEqualTo(new FieldChart.Words("always 7"));
    }

    private static Report.Numbers numbers(Map<String, Double> quantiles, Report.Bin... bins) {
        var count = List.of(bins).stream().mapToLong(Report.Bin::count).sum();
        return new Report.Numbers(count, null, null, 0.0, null, quantiles, 0, List.of(bins));
    }
}
