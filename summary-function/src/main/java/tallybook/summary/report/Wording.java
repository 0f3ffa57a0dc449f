package tallybook.summary.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Periods and differences as people read them in a sentence. */
public final class Wording {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME_WITH_SECONDS =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Wording() {}

    /** As in {@code in 2026-W47} or {@code from 16 Nov 2026 00:00 to 18 Nov 2026 12:00 UTC}. */
    static String during(Period period) {
        return period.isWeek()
                ? "in " + period.name()
                : "from " + time(period.from()) + " to " + time(period.to()) + " UTC";
    }

    private static String time(Instant instant) {
        boolean wholeMinute = instant.equals(instant.truncatedTo(ChronoUnit.MINUTES));
        return (wholeMinute ? TIME : TIME_WITH_SECONDS).format(instant);
    }

    /** How a count compares with an earlier one, as in {@code 12 % more than} or {@code as many as}. */
    static String comparedWith(long earlier, long count) {
        if (count == earlier) {
            return "as many as";
        }
        if (earlier == 0) {
            return "more than";
        }
        double change = (double) (count - earlier) / earlier;
        return Numerals.percent(Math.abs(change)) + (change > 0 ? " more than" : " fewer than");
    }
}
