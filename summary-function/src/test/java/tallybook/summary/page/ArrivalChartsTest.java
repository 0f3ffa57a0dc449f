package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallybook.summary.report.Report;

class ArrivalChartsTest {

    @Test
    void drawsAColumnADayWithItsCount() {
        var days = ArrivalCharts.of(entries(2)).getFirst();

        assertThat(days)
                .isEqualTo(new ColumnChart(
                        "Entries a day",
                        "Entries a day. Monday 16 November: 1,000; Tuesday 17 November: 2,000",
                        List.of(
                                new ColumnChart.Column(
                                        6,
                                        73,
                                        67,
                                        55,
                                        new ColumnChart.Caption(40, "Mon 16"),
                                        new ColumnChart.Caption(40, "1,000"),
                                        "Monday 16 November: 1,000"),
                                new ColumnChart.Column(
                                        86,
                                        18,
                                        67,
                                        110,
                                        new ColumnChart.Caption(120, "Tue 17"),
                                        new ColumnChart.Caption(120, "2,000"),
                                        "Tuesday 17 November: 2,000"))));
    }

    @Test
    void labelsOnlyTheHighestOfManyColumns() {
        var hours = ArrivalCharts.of(entries(2)).getLast();

        assertThat(texts(hours, ColumnChart.Column::value)).containsExactly("23");
        assertThat(texts(hours, ColumnChart.Column::label))
                .containsExactly("00", "03", "06", "09", "12", "15", "18", "21");
        assertThat(hours.columns().getLast().tooltip()).isEqualTo("23:00 to 23:59: 23");
    }

    @Test
    void sumsDaysWhereAPeriodHasTooManyForAColumnEach() {
        var days = ArrivalCharts.of(entries(365)).getFirst();

        assertThat(days.title()).isEqualTo("Entries every 4 days");
        assertThat(days.columns()).hasSize(92);
        assertThat(days.columns().getFirst().tooltip()).isEqualTo("Monday 16 November to Thursday 19 November: 10,000");
    }

    @Test
    void tellsTheYearWhereAPeriodIsLongerThanOne() {
        var year = ArrivalCharts.of(entries(365)).getFirst();
        var moreThanAYear = ArrivalCharts.of(entries(366)).getFirst();
        var decade = ArrivalCharts.of(entries(3652)).getFirst();

        assertThat(texts(year, ColumnChart.Column::label)).first().isEqualTo("16 Nov");
        assertThat(texts(moreThanAYear, ColumnChart.Column::label))
                .containsExactly("Nov 2026", "Feb 2027", "May 2027", "Aug 2027");
        assertThat(texts(decade, ColumnChart.Column::label))
                .containsExactly("Nov 2026", "Apr 2029", "Sep 2031", "Mar 2034", "Aug 2036");
        assertThat(decade.columns().getFirst().tooltip())
                .startsWith("Monday 16 November 2026 to Tuesday 22 December 2026: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 10, 11, 15, 30, 60, 99, 100, 200, 366, 3652})
    void keepsItsLabelsOnTheCanvasAndApart(int dayCount) {
        var captions = ArrivalCharts.of(entries(dayCount)).getFirst().columns().stream()
                .map(ColumnChart.Column::label)
                .filter(label -> !label.text().isEmpty())
                .toList();

        assertThat(captions).allMatch(label -> left(label) >= 0 && right(label) <= ColumnChart.WIDTH);
        for (var at = 1; at < captions.size(); at++) {
            assertThat(left(captions.get(at))).isGreaterThanOrEqualTo(right(captions.get(at - 1)));
        }
    }

    @Test
    void keepsTheCountOfAnOutermostColumnOnTheCanvas() {
        var highest =
                ArrivalCharts.of(entries(100)).getFirst().columns().getLast().value();

        assertThat(highest).isEqualTo(new ColumnChart.Caption(379, "100,000"));
    }

    private static int left(ColumnChart.Caption caption) {
        return caption.centre() - caption.text().length() * 4;
    }

    private static int right(ColumnChart.Caption caption) {
        return caption.centre() + caption.text().length() * 4;
    }

    private static List<String> texts(ColumnChart chart, Function<ColumnChart.Column, ColumnChart.Caption> caption) {
        return chart.columns().stream()
                .map(caption)
                .map(ColumnChart.Caption::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Report.Entries entries(int days) {
        var monday = LocalDate.of(2026, 11, 16);
        var perDay = IntStream.range(0, days)
                .mapToObj(day -> new Report.Day(monday.plusDays(day).toString(), 1000L * (day + 1)))
                .toList();
        return new Report.Entries(
                1, 1, 1, 1, perDay, LongStream.range(0, 24).boxed().toList());
    }
}
