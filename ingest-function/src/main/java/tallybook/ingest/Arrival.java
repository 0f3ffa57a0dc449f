package tallybook.ingest;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.item.Retention;

/** When a request came in, as the items of all its entries tell it. */
record Arrival(AttributeValue receivedAt, Optional<AttributeValue> expiresAt) {
    /** RFC 3339 with all three digits of the milliseconds, so that texts sort as times do. */
    private static final DateTimeFormatter RFC_3339_MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    static Arrival at(Instant time, Retention retention) {
        return new Arrival(
                AttributeValue.fromS(RFC_3339_MILLISECONDS.format(time)),
                retention.expiryOf(time).map(expiry -> AttributeValue.fromN(Long.toString(expiry.getEpochSecond()))));
    }
}
