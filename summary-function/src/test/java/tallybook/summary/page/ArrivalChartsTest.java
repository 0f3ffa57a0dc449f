package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
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
                                        6, 73, 67, 55, 40, "Mon 16", "1,000", "Monday 16 November: 1,000"),
                                new ColumnChart.Column(
                                        86, 18, 67, 110, 120, "Tue 17", "2,000", "Tuesday 17 November: 2,000"))));
    }

    @Test
    void labelsOnlyTheHighestOfManyColumns() {
        var hours = ArrivalCharts.of(entries(2)).getLast();

        assertThat(hours.columns().stream().map(ColumnChart.Column::value).filter(value -> !value.isEmpty()))
                .containsExactly("23");
        assertThat(hours.columns().stream().map(ColumnChart.Column::label).filter(label -> !label.isEmpty()))
                .containsExactly("00", "03", "06", "09", "12", "15", "18", "21");
        assertThat(hours.columns().getLast().tooltip()).isEqualTo("23:00 to 23:59: 23");
    }

    @Test
    void sumsDaysWhereAPeriodHasTooManyForAColumnEach() {
        var days = ArrivalCharts.of(entries(366)).getFirst();

        assertThat(days.title()).isEqualTo("Entries every 4 days");
        assertThat(days.columns()).hasSize(92);
        assertThat(days.columns().getFirst().tooltip()).isEqualTo("Monday 16 November to Thursday 19 November: 10,000");
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
