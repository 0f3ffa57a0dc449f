package tallybook.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that goes on only while somebody waits. */
final class PassingTime implements InstantSource, WeekSoFar.Pause {
    private final List<Duration> pauses = new ArrayList<>();
    private Instant now;

    PassingTime(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void of(Duration time) {
        pauses.add(time);
        now = now.plus(time);
    }

    List<Duration> pauses() {
        return pauses;
    }
}
