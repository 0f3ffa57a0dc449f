package tallybook.summary.report;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The time that one report covers, half open: an ISO 8601 week of a time zone, or a range.
 *
 * @param name as in {@code 2026-W47} or {@code 20261116T000000Z_20261118T120000Z}
 * @param from the first instant, in whole seconds
 * @param to the first instant after
 * @param zone the time zone in which the days are counted
 */
public record Period(String name, Instant from, Instant to, ZoneId zone) {
    /** A range's name has it between its ends, and a week's name has none. */
    private static final char RANGE = '_';

    /** It bounds the list of days in a report. */
    static final int DAYS_MAX = 3_660;

    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d\\d)");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** @throws IllegalArgumentException if the period is empty, too long, or not in whole seconds */
    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a period ends after it begins");
        }
        if (!isWholeSecond(from) || !isWholeSecond(to)) {
            throw new IllegalArgumentException("a period begins and ends at whole seconds");
        }
        if (Duration.between(from, to).toDays() > DAYS_MAX) {
            throw new IllegalArgumentException("a period is at most " + DAYS_MAX + " days long");
        }
    }

    private static boolean isWholeSecond(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    /**
     * An ISO week.
     *
     * @throws IllegalArgumentException if the year has no such week
     */
    public static Period ofWeek(int weekBasedYear, int week, ZoneId zone) {
        var monday = LocalDate.of(weekBasedYear, 1, 4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(week - 1L);
        if (week < 1 || monday.get(IsoFields.WEEK_BASED_YEAR) != weekBasedYear) {
            throw new IllegalArgumentException("the year " + weekBasedYear + " has no week " + week);
        }
        return weekFrom(monday, zone);
    }

    /** The last ISO week that was over at the given instant. */
    public static Period lastWeekBefore(Instant instant, ZoneId zone) {
        var monday = instant.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return weekFrom(monday.minusWeeks(1), zone);
    }

    /**
     * Any range.
     *
     * @throws IllegalArgumentException if it is empty, too long, or not in whole seconds
     */
    public static Period ofRange(Instant from, Instant to, ZoneId zone) {
        return new Period(STAMP.format(from) + RANGE + STAMP.format(to), from, to, zone);
    }

    /**
     * The period of a name, as of a folder of reports; empty if no period is named so.
     *
     * @param zone the time zone whose weeks are meant
     */
    public static Optional<Period> named(String name, ZoneId zone) {
        try {
            var week = WEEK.matcher(name);
            if (week.matches()) {
                return Optional.of(ofWeek(Integer.parseInt(week.group(1)), Integer.parseInt(week.group(2)), zone));
            }
            int range = name.indexOf(RANGE);
            return range < 0
                    ? Optional.empty()
                    : Optional.of(ofRange(instant(name.substring(0, range)), instant(name.substring(range + 1)), zone));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(String stamp) {
        return STAMP.parse(stamp, Instant::from);
    }

    private static Period weekFrom(LocalDate monday, ZoneId zone) {
        String name = String.format(
                Locale.ROOT,
                "%04d-W%02d",
                monday.get(IsoFields.WEEK_BASED_YEAR),
                monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return new Period(
                name,
                monday.atStartOfDay(zone).toInstant(),
                monday.plusWeeks(1).atStartOfDay(zone).toInstant(),
                zone);
    }

    /** Whether this is an ISO week, asked for as one. */
    public boolean isWeek() {
        return name.indexOf(RANGE) < 0;
    }

    /** The period of the same kind just before: the week before, or a range of the same length. */
    public Period previous() {
        return isWeek() ? lastWeekBefore(from, zone) : ofRange(from.minus(Duration.between(from, to)), from, zone);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    /** The period's end in UTC, as in {@code 20261123T000000Z}. */
    public String stamp() {
        return STAMP.format(to);
    }

    /** Every day that the period touches. */
    public Stream<LocalDate> days() {
        var last = to.minus(1, ChronoUnit.SECONDS).atZone(zone).toLocalDate();
        return from.atZone(zone).toLocalDate().datesUntil(last.plusDays(1));
    }
}
