package tallybook.local;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** This ISO week until now, as an operator's event; each is another range, so that each makes a report anew. */
final class WeekSoFar {
    private final InstantSource clock;
    private final ZoneId timeZone;
    private final Pause pause;

    WeekSoFar(InstantSource clock, ZoneId timeZone, Pause pause) {
        this.clock = clock;
        this.timeZone = timeZone;
        this.pause = pause;
    }

    /**
     * The range from Monday to the next whole second, once that has come: no entry is received in it any more. One at a
     * time, so that the next range ends later.
     */
    synchronized Range range() throws InterruptedException {
        Instant now = clock.instant();
        Instant end = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        for (Instant early = now; early.isBefore(end); early = clock.instant()) {
            pause.of(Duration.between(early, end));
        }
        return new Range(monday(now).toString(), end.toString());
    }

    private Instant monday(Instant now) {
        return ZonedDateTime.ofInstant(now, timeZone)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toLocalDate()
                .atStartOfDay(timeZone)
                .toInstant();
    }

    /** Lets time go by. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /** An operator's event: RFC 3339, half open. */
    record Range(String from, String to) {}
}
