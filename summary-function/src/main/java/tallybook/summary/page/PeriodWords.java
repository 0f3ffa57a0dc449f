package tallybook.summary.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tallybook.summary.report.Report;

/** A period in words: Monday 16 to Sunday 22 November 2026, UTC. */
final class PeriodWords {

    private static final DateTimeFormatter TO_DAY = DateTimeFormatter.ofPattern("EEEE d", Locale.ENGLISH);
    private static final DateTimeFormatter TO_MONTH = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter TO_YEAR = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TO_MINUTE =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TO_SECOND =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm:ss", Locale.ENGLISH);

    private PeriodWords() {}

    static String of(Report.Span period) {
        var zone = ZoneId.of(period.timeZone());
        var from = Instant.parse(period.from()).atZone(zone);
        var to = Instant.parse(period.to()).atZone(zone);
        return (isMidnight(from) && isMidnight(to) ? days(from, to.minusDays(1)) : times(from, to)) + ", "
                + period.timeZone();
    }

    /** Whether a period has the name of a range, as in {@code 20261116T000000Z_20261118T120000Z}, not that of a week. */
    static boolean isRange(String name) {
        return name.contains("_");
    }

    /** How many days it has, in its own time zone, whose days may have 23 or 25 hours. */
    static double days(Report.Span period) {
        var zone = ZoneId.of(period.timeZone());
        var from = Instant.parse(period.from()).atZone(zone);
        var to = Instant.parse(period.to()).atZone(zone);
        var wholeDays = ChronoUnit.DAYS.between(from, to);
        return wholeDays
                + Duration.between(from.plusDays(wholeDays), to).toSeconds()
                        / (double) Duration.ofDays(1).toSeconds();
    }

    private static boolean isMidnight(ZonedDateTime time) {
        return time.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static String days(ZonedDateTime first, ZonedDateTime last) {
        if (first.toLocalDate().equals(last.toLocalDate())) {
            return TO_YEAR.format(last);
        }
        var start =
                first.getYear() != last.getYear() ? TO_YEAR : first.getMonth() != last.getMonth() ? TO_MONTH : TO_DAY;
        return start.format(first) + " to " + TO_YEAR.format(last);
    }

    private static String times(ZonedDateTime from, ZonedDateTime to) {
        var precision = from.getSecond() == 0 && to.getSecond() == 0 ? TO_MINUTE : TO_SECOND;
        return precision.format(from) + ", to " + precision.format(to);
    }
}
