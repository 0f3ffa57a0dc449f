package tallybook.summary;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;

/** When a run has to give up, so that it fails by its own words and not by Lambda's. */
final class Deadline {
    /** An answer takes milliseconds, a part of the backup a second or two; then a new connection is the better bet. */
    private static final Duration ATTEMPT_TIME_MAX = Duration.ofSeconds(10);

    /** A call with all its retries: DynamoDB's throttling passes within that. */
    private static final Duration CALL_TIME_MAX = Duration.ofSeconds(40);

    /** Enough for the call under way when the time is up, then to merge and to write the report and its page. */
    private static final Duration RESERVE = Duration.ofSeconds(60);

    private final Context context;
    private final int startMillis;

    Deadline(Context context) {
        this.context = context;
        this.startMillis = context.getRemainingTimeInMillis();
    }

    /** No call may last so long that a deadline passes unseen. */
    static ClientOverrideConfiguration.Builder limitCalls(ClientOverrideConfiguration.Builder client) {
        return client.apiCallAttemptTimeout(ATTEMPT_TIME_MAX).apiCallTimeout(CALL_TIME_MAX);
    }

    boolean hasPassed() {
        return context.getRemainingTimeInMillis() < RESERVE.toMillis();
    }

    /** The time since the run began. */
    Duration elapsed() {
        return Duration.ofMillis(startMillis - context.getRemainingTimeInMillis());
    }
}
