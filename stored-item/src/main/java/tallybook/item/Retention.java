package tallybook.item;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long DynamoDB keeps an entry.
 *
 * @param days 0 for ever, else 15 or more: a week's report is made from entries up to 7 days old, and may be a week late
 */
public record Retention(int days) {
    private static final int DAYS_MIN = 15;

    public Retention {
        if (days != 0 && days < DAYS_MIN) {
            throw new IllegalArgumentException("0, or a whole number of days from " + DAYS_MIN);
        }
    }

    /**
     * Reads the {@code RetentionDays} parameter.
     *
     * @throws IllegalArgumentException saying what was expected
     */
    public static Retention parse(String text) {
        try {
            return new Retention(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("0, or a whole number of days from " + DAYS_MIN, e);
        }
    }

    /** When DynamoDB may drop what was received then; empty for never. */
    public Optional<Instant> expiryOf(Instant receivedAt) {
        return days == 0 ? Optional.empty() : Optional.of(receivedAt.plus(Duration.ofDays(days)));
    }
}
