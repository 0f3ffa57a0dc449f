package tallybook.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.Optional;

/** Until when storing may go on, so that an answer leaves before API Gateway gives up at 29 s. */
record Deadline(Context context) {
    /** For the answer itself, and for a cold start, which the gateway counts and the function's own time does not. */
    private static final Duration RESERVE = Duration.ofSeconds(3);

    /** The time left, or nothing once it is over. */
    Optional<Duration> timeLeft() {
        var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }
}
