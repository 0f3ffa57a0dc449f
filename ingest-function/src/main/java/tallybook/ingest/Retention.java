package tallybook.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long DynamoDB keeps an entry.
 *
 * @param days 0 for ever, else 15 or more: a week's report is made from entries up to 7 days old, and may be a week late
 */
record Retention(int days) {
    private static final int DAYS_MIN = 15;

    Retention {
        if (days != 0 && days < DAYS_MIN) {
            throw new IllegalArgumentException("0, or a whole number of days from " + DAYS_MIN);
        }
    }

    static Retention parse(String text) {
        try {
            return new Retention(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("0, or a whole number of days from " + DAYS_MIN, e);
        }
    }

    Optional<Instant> expiryOf(Instant receivedAt) {
        return days == 0 ? Optional.empty() : Optional.of(receivedAt.plus(Duration.ofDays(days)));
    }
}
