package tallybook.ingest;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Until when storing may go on, so that an answer leaves before API Gateway gives up at 29 s. */
record Deadline(IntSupplier remainingMillis) {
    /** For the answer itself, and for a cold start, which the gateway counts and the function's own time does not. */
    private static final Duration RESERVE = Duration.ofSeconds(3);

    /** The time left, or nothing once it is over. */
    Optional<Duration> timeLeft() {
        var left = Duration.ofMillis(remainingMillis.getAsInt()).minus(RESERVE);
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }
}
