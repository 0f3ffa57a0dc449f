package tallybook.summary;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;

/** When a run has to give up, so that it fails by its own words and not by Lambda's. */
final class Deadline {
    /** Enough to merge, to write the report and its page, and to say what went wrong. */
    private static final Duration RESERVE = Duration.ofSeconds(20);

    private final long startNanos = System.nanoTime();
    private final long nanos;

    private Deadline(Duration time) {
        nanos = time.toNanos();
    }

    static Deadline of(Context context) {
        return new Deadline(
                Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE));
    }

    boolean hasPassed() {
        return elapsed().toNanos() > nanos;
    }

    /** The time since the run began. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
