package tallybook.summary.profile;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Date-times by RFC 3339, section 5.6. */
public final class Rfc3339 {
    private static final int LENGTH_MIN = "2026-11-23T00:00:00Z".length();

    /** Longer fractions of a second are no use to anybody. */
    private static final int LENGTH_MAX = 60;

    private static final int NANO_DIGITS = 9;
    private static final int YEAR_MAX = 9_999;

    private static final Pattern DATE_TIME = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)[Tt](\\d\\d:\\d\\d):(\\d\\d)"
            + "(?:\\.(\\d+))?(?:[Zz]|([+-])([01]\\d|2[0-3]):([0-5]\\d))");

    private Rfc3339() {}

    /**
     * The instant that a date-time names, to the nanosecond. A leap second is the instant after it.
     *
     * @return empty for any other text, for a day or time that does not exist, and for an instant that RFC 3339 could not
     *     write in UTC, being before the year 0 or after 9999
     */
    public static Optional<Instant> parse(String text) {
        if (text.length() < LENGTH_MIN || text.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        var parts = DATE_TIME.matcher(text);
        try {
            return parts.matches() ? instant(parts).filter(Rfc3339::isWritableInUtc) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(Matcher parts) {
        boolean leapSecond = parts.group(3).equals("60");
        var local =
                LocalDateTime.parse(parts.group(1) + "T" + parts.group(2) + ":" + (leapSecond ? "59" : parts.group(3)));
        var utc = local.minusMinutes(offsetMinutes(parts));
        if (leapSecond) {
            boolean endsTheDay = utc.getHour() == 23 && utc.getMinute() == 59;
            return endsTheDay ? Optional.of(utc.plusSeconds(1).toInstant(ZoneOffset.UTC)) : Optional.empty();
        }
        return Optional.of(utc.plusNanos(nanos(parts.group(4))).toInstant(ZoneOffset.UTC));
    }

    private static boolean isWritableInUtc(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year >= 0 && year <= YEAR_MAX;
    }

    private static long offsetMinutes(Matcher parts) {
        if (parts.group(5) == null) {
            return 0;
        }
        long minutes = Integer.parseInt(parts.group(6)) * 60L + Integer.parseInt(parts.group(7));
        return parts.group(5).equals("-") ? -minutes : minutes;
    }

    private static long nanos(@Nullable String fraction) {
        if (fraction == null) {
            return 0;
        }
        String digits = fraction.length() > NANO_DIGITS ? fraction.substring(0, NANO_DIGITS) : fraction;
        return Long.parseLong(digits + "0".repeat(NANO_DIGITS - digits.length()));
    }
}
