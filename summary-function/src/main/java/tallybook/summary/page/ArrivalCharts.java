package tallybook.summary.page;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tallybook.summary.report.Report;

/** When entries arrived: by the day and by the hour of the day. */
final class ArrivalCharts {

    private static final int COLUMNS_MAX = 100;
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int DAYS_OF_A_YEAR = 365;
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH", Locale.ENGLISH);
    private static final DateTimeFormatter WHOLE_DATE = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DATE_OF_YEAR =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

    private ArrivalCharts() {}

    static List<ColumnChart> of(Report.Entries entries) {
        return List.of(days(entries.perDay()), hours(entries.perHour()));
    }

    private static ColumnChart days(List<Report.Day> days) {
        var daysPerColumn = Math.max(1, Math.ceilDiv(days.size(), COLUMNS_MAX));
        var isLong = days.size() > DAYS_OF_A_YEAR;
        var label = isLong ? MONTH : days.size() <= DAYS_OF_A_WEEK ? WEEKDAY : DATE;
        var name = isLong ? DATE_OF_YEAR : WHOLE_DATE;
        var bars = new ArrayList<ColumnChart.Bar>();
        for (var at = 0; at < days.size(); at += daysPerColumn) {
            bars.add(bar(days.subList(at, Math.min(days.size(), at + daysPerColumn)), label, name));
        }
        return ColumnChart.of(
                daysPerColumn == 1 ? "Entries a day" : "Entries every %s days".formatted(daysPerColumn), bars);
    }

    private static ColumnChart.Bar bar(List<Report.Day> days, DateTimeFormatter label, DateTimeFormatter name) {
        var first = LocalDate.parse(days.getFirst().date());
        var last = LocalDate.parse(days.getLast().date());
        return new ColumnChart.Bar(
                label.format(first),
                first.equals(last) ? name.format(first) : name.format(first) + " to " + name.format(last),
                days.stream().mapToLong(Report.Day::count).sum());
    }

    private static ColumnChart hours(List<Long> perHour) {
        return ColumnChart.of(
                "Entries by hour of the day",
                IntStream.range(0, perHour.size())
                        .mapToObj(hour -> hour(hour, perHour.get(hour)))
                        .toList());
    }

    private static ColumnChart.Bar hour(int hour, long count) {
        return new ColumnChart.Bar(
                HOUR.format(LocalTime.of(hour, 0)), LocalTime.of(hour, 0) + " to " + LocalTime.of(hour, 59), count);
    }
}
