package tallybook.local;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.concurrent.atomic.AtomicReference;

/** This ISO week until now, as an operator's event; each is another range, so that each makes a report anew. */
final class WeekSoFar {
    private final InstantSource clock;
    private final ZoneId timeZone;
    private final AtomicReference<Instant> lastEnd = new AtomicReference<>(Instant.MIN);

    WeekSoFar(InstantSource clock, ZoneId timeZone) {
        this.clock = clock;
        this.timeZone = timeZone;
    }

    /** The range from Monday to a whole second that is after now and after any range before. */
    Range range() {
        Instant now = clock.instant();
        Instant soon = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        Instant end = lastEnd.updateAndGet(last -> last.isBefore(soon) ? soon : last.plusSeconds(1));
        return new Range(monday(now).toString(), end.toString());
    }

    private Instant monday(Instant now) {
        return ZonedDateTime.ofInstant(now, timeZone)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toLocalDate()
                .atStartOfDay(timeZone)
                .toInstant();
    }

    /** An operator's event: RFC 3339, half open. */
    record Range(String from, String to) {}
}
