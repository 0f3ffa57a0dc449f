package tallybook.summary.report;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Locale;
import tallybook.summary.report.Report.Field;

/** Periods, shares and differences as people read them in a sentence. */
public final class Wording {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu ", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM ", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** From here on a count is so many times another, not so many per cent more. */
    private static final int TIMES_MIN = 3;

    private Wording() {}

    /**
     * As in {@code in 2026-W47}, {@code in 2026-W47 so far, to Wed 18 Nov 12:00 UTC}, or {@code from 17 Nov 2026 00:00 to
     * 18 Nov 2026 12:00 UTC}; in the period's own time zone.
     */
    static String during(Period period) {
        if (period.isWeek()) {
            return "in " + period.name();
        }
        var from = period.from().atZone(period.zone());
        var to = period.to().atZone(period.zone());
        return isBeginOfWeek(from, to)
                ? String.format(
                        Locale.ROOT,
                        "in %04d-W%02d so far, to %s",
                        from.get(IsoFields.WEEK_BASED_YEAR),
                        from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                        time(WEEKDAY, to) + " " + zone(period))
                : "from " + time(DAY, from) + " to " + time(DAY, to) + " " + zone(period);
    }

    private static boolean isBeginOfWeek(ZonedDateTime from, ZonedDateTime to) {
        return from.getDayOfWeek() == DayOfWeek.MONDAY
                && from.toLocalTime().equals(LocalTime.MIDNIGHT)
                && to.isBefore(from.plusWeeks(1));
    }

    private static String time(DateTimeFormatter day, ZonedDateTime time) {
        boolean wholeMinute = time.equals(time.truncatedTo(ChronoUnit.MINUTES));
        return day.format(time) + (wholeMinute ? MINUTE : SECOND).format(time);
    }

    private static String zone(Period period) {
        boolean utc = period.zone().getRules().equals(ZoneOffset.UTC.getRules());
        return utc ? "UTC" : period.zone().getId();
    }

    /** The period before, as in {@code the week before}. */
    static String before(Period period) {
        return period.isWeek() ? "the week before" : "the period before";
    }

    /** How a count compares with an earlier one, as in {@code 12 % more than the week before}. */
    static String comparedWith(long earlier, long count, String before) {
        if (count == earlier) {
            return "as many as " + before;
        }
        if (earlier == 0) {
            return "none " + before;
        }
        double times = (double) count / earlier;
        if (times >= TIMES_MIN) {
            return Numerals.count(Math.round(times)) + " times as many as " + before;
        }
        return Numerals.percent(Math.abs(times - 1)) + (times > 1 ? " more than " : " fewer than ") + before;
    }

    /** As in {@code none} or {@code 1,234}. */
    static String countOrNone(long count) {
        return count == 0 ? "none" : Numerals.count(count);
    }

    /** As in {@code in 12 % of the entries}. */
    static String inShare(Field field) {
        return field.presence() == 1
                ? "in every entry"
                : "in " + Numerals.percent(field.presence()) + " of the entries";
    }

    /** As in {@code none of its values} or {@code 12 % of its values}. */
    static String ofItsValues(double share) {
        if (share == 0) {
            return "none of its values";
        }
        return share == 1 ? "all of its values" : Numerals.percent(share) + " of its values";
    }

    /** A path, or a sentence with one, on one line; cut in its middle, for its beginning and its end say most. */
    public static String onOneLine(String text, int lengthMax) {
        String visible = VisibleText.of(text);
        int length = visible.codePointCount(0, visible.length());
        if (length <= lengthMax) {
            return visible;
        }
        int head = lengthMax / 2;
        int tail = lengthMax - head - 1;
        return visible.substring(0, visible.offsetByCodePoints(0, head))
                + '…'
                + visible.substring(visible.offsetByCodePoints(visible.length(), -tail));
    }
}
