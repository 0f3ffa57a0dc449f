package tallybook.summary.profile;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Date-times by RFC 3339, section 5.6.
 *
 * <p>Read without a regular expression or a formatter: every string of a profile passes here, and few are date-times.
 */
public final class Rfc3339 {
    /** Zeros stand for any digits. */
    private static final String DATE_TIME = "0000-00-00T00:00:00";

    private static final String OFFSET = "00:00";
    private static final int LENGTH_MIN = DATE_TIME.length() + "Z".length();

    /** Longer fractions of a second are no use to anybody. */
    private static final int LENGTH_MAX = 60;

    private static final int NANO_DIGITS = 9;
    private static final int YEAR_MAX = 9_999;
    private static final int OFFSET_HOUR_MAX = 23;
    private static final int OFFSET_MINUTE_MAX = 59;

    private Rfc3339() {}

    /**
     * The instant that a date-time names, to the nanosecond. A leap second is the instant after it.
     *
     * @return empty for any other text, for a day or time that does not exist, and for an instant that RFC 3339 could not
     *     write in UTC, being before the year 0 or after 9999
     */
    public static Optional<Instant> parse(String text) {
        if (text.length() < LENGTH_MIN || text.length() > LENGTH_MAX || !isShaped(text, 0, DATE_TIME)) {
            return Optional.empty();
        }
        int zone = endOfFraction(text);
        var offset = offsetMinutes(text, zone);
        if (offset.isEmpty()) {
            return Optional.empty();
        }
        try {
            return instant(text, zone, offset.getAsInt());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text, int zone, int offsetMinutes) {
        int second = number(text, 17, 19);
        boolean leapSecond = second == 60;
        var utc = LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        leapSecond ? 59 : second,
                        leapSecond ? 0 : nanos(text, zone))
                .minusMinutes(offsetMinutes);
        if (leapSecond) {
            boolean endsTheDay = utc.getHour() == 23 && utc.getMinute() == 59;
            return endsTheDay ? writableInUtc(utc.plusSeconds(1)) : Optional.empty();
        }
        return writableInUtc(utc);
    }

    private static Optional<Instant> writableInUtc(LocalDateTime utc) {
        return utc.getYear() < 0 || utc.getYear() > YEAR_MAX
                ? Optional.empty()
                : Optional.of(utc.toInstant(ZoneOffset.UTC));
    }

    /** Where the fraction of a second, if there is any, has ended. */
    private static int endOfFraction(String text) {
        int start = DATE_TIME.length() + 1;
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return text.charAt(start - 1) == '.' && end > start ? end : DATE_TIME.length();
    }

    private static int nanos(String text, int fractionEnd) {
        int fraction = DATE_TIME.length() + 1;
        int nanos = 0;
        for (int i = fraction; i < fraction + NANO_DIGITS; i++) {
            nanos = 10 * nanos + (i < fractionEnd ? digit(text, i) : 0);
        }
        return nanos;
    }

    /** The minutes that local time is ahead of UTC; empty if the rest of the text does not say so. */
    private static OptionalInt offsetMinutes(String text, int zone) {
        int rest = text.length() - zone;
        if (rest == 1 && (text.charAt(zone) == 'Z' || text.charAt(zone) == 'z')) {
            return OptionalInt.of(0);
        }
        if (rest != 1 + OFFSET.length() || !isShaped(text, zone + 1, OFFSET)) {
            return OptionalInt.empty();
        }
        int hours = number(text, zone + 1, zone + 3);
        int minutes = number(text, zone + 4, zone + 6);
        if (hours > OFFSET_HOUR_MAX || minutes > OFFSET_MINUTE_MAX) {
            return OptionalInt.empty();
        }
        return switch (text.charAt(zone)) {
            case '+' -> OptionalInt.of(60 * hours + minutes);
            case '-' -> OptionalInt.of(-60 * hours - minutes);
            default -> OptionalInt.empty();
        };
    }

    private static boolean isShaped(String text, int from, String shape) {
        for (int i = 0; i < shape.length(); i++) {
            char expected = shape.charAt(i);
            char c = text.charAt(from + i);
            boolean fits = expected == '0' ? isDigit(c) : c == expected || c == Character.toLowerCase(expected);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + digit(text, i);
        }
        return number;
    }

    private static int digit(String text, int at) {
        return text.charAt(at) - '0';
    }
}
