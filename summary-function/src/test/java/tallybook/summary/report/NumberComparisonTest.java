package tallybook.summary.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallybook.summary.report.Report.Alert;
import tallybook.summary.report.Report.Change;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Severity;

class NumberComparisonTest {
    private static final int COUNT = 150;

    @Test
    void alertsWhenNumbersAreOthersThanBefore() {
        assertThat(compare(even(1, 2), even(1.8, 9)))
                .isEqualTo(new Comparison(
                        List.of(new Change("$.n", ChangeKind.DISTRIBUTION_CHANGED, "median 1.493", "median 5.352")),
                        List.of(new Alert(
                                Severity.MEDIUM,
                                "$.n",
                                ChangeKind.DISTRIBUTION_CHANGED,
                                "The numbers of $.n changed since the week before: "
                                        + "the median is 5.352 and was 1.493."))));
    }

    @Test
    void findsNothingWhereNumbersAreAlmostTheSame() {
        assertThat(compare(even(1, 9), even(1.1, 9.1)).changes()).isEmpty();
    }

    @Test
    void namesTheQuantileThatMovedWhereTheMedianDidNot() {
        var before = numbers(COUNT, i -> i % 3);
        var now = numbers(COUNT, i -> i % 3 == 2 ? 90 : i % 3);

        assertThat(compare(before, now).alerts())
                .extracting(Alert::message)
                .containsExactly(
                        "The numbers of $.n changed since the week before: the 95th percentile is 90 and was 2.");
    }

    @ParameterizedTest
    @CsvSource({"ALL, NONE", "NONE, COMMON", "NONE, NONE"})
    void tellsNoNumberThatEitherReportHides(ShowValues before, ShowValues now) {
        assertThat(Comparison.of(
                        SampledPeriod.WEEK,
                        even(4_441, 4_442).side(before),
                        even(7_771, 7_772).side(now)))
                .isEqualTo(new Comparison(
                        List.of(new Change("$.n", ChangeKind.DISTRIBUTION_CHANGED, null, "distance 1")),
                        List.of(new Alert(
                                Severity.MEDIUM,
                                "$.n",
                                ChangeKind.DISTRIBUTION_CHANGED,
                                "The numbers of $.n changed since the week before: "
                                        + "their distance is 1, where 0 is alike and 1 has nothing in common."))));
    }

    @Test
    void findsNothingInAFewNumbers() {
        assertThat(compare(numbers(3, i -> 1 + i), numbers(3, i -> 7 + 5 * i)).changes())
                .isEmpty();
    }

    @Test
    void alertsWhenAConstantIsAnother() {
        assertThat(compare(numbers(COUNT, i -> 5), numbers(COUNT, i -> 7)).alerts())
                .extracting(Alert::message)
                .containsExactly("The numbers of $.n changed since the week before: the median is 7 and was 5.");
    }

    @Test
    void takesCountersForWhatTheyAre() {
        assertThat(compare(numbers(COUNT, i -> i), numbers(COUNT, i -> COUNT + i)))
                .isEqualTo(nothing());
        assertThat(compare(numbers(COUNT, i -> 2 * i), numbers(170, i -> 2 * (COUNT - 5 + i))))
                .isEqualTo(nothing());
        assertThat(compare(numbers(100, i -> 7 * i), numbers(100, i -> i == 0 ? 0 : 700 + 7 * i)))
                .isEqualTo(nothing());
    }

    @Test
    void takesOtherUnitsForNoCounter() {
        assertThat(compare(even(1, 10), even(1_000, 10_000)).alerts()).hasSize(1);
        assertThat(compare(even(95, 105), even(145, 155)).alerts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1.5171e9, 1.5176e9, 1.5174e9, 1.5179e9, 0",
        "1.5171e12, 1.5176e12, 1.5174e12, 1.5179e12, 0",
        "1.5171e15, 1.5176e15, 1.5174e15, 1.5179e15, 0",
        "1.5171e9, 1.5176e9, 1.5174e12, 1.5179e12, 1"
    })
    void takesTimesSince1970ForWhatTheyAre(double from, double to, double fromNow, double toNow, int alerts) {
        assertThat(compare(even(from, to), even(fromNow, toNow)).alerts()).hasSize(alerts);
    }

    private static Comparison nothing() {
        return new Comparison(List.of(), List.of());
    }

    /** Numbers spread evenly. */
    private static SampledPeriod even(double from, double to) {
        return numbers(COUNT, i -> from + (to - from) * i / COUNT);
    }

    private static SampledPeriod numbers(int count, IntToDoubleFunction number) {
        return SampledPeriod.of(IntStream.range(0, count)
                .mapToObj(i -> "{\"n\": " + number.applyAsDouble(i) + "}")
                .toList());
    }

    private static Comparison compare(SampledPeriod before, SampledPeriod now) {
        return Comparison.of(SampledPeriod.WEEK, before.side(), now.side());
    }
}
