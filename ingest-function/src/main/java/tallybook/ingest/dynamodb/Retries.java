package tallybook.ingest.dynamodb;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * The SDK's rule of how often to try again, and with what pauses; after an answer that was damaged on its way, too. It
 * is made when something fails for the first time: until then it would only say that all is well.
 */
final class Retries {
    /** As the SDK's own client for DynamoDB has them. */
    static final int ATTEMPTS_MAX = 9;

    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(20);

    private final int attemptsMax;
    private final AtomicReference<Optional<RetryStrategy>> strategy = new AtomicReference<>(Optional.empty());

    Retries(int attemptsMax) {
        this.attemptsMax = attemptsMax;
    }

    private RetryStrategy strategy() {
        return strategy.updateAndGet(made -> made.isPresent() ? made : Optional.of(newStrategy()))
                .orElseThrow();
    }

    private RetryStrategy newStrategy() {
        return AwsRetryStrategy.legacyRetryStrategy().toBuilder()
                .maxAttempts(attemptsMax)
                // It would give up on an entry because others had failed: each has all its attempts in its time.
                .circuitBreakerEnabled(false)
                .retryOnException(Crc32MismatchException.class)
                .backoffStrategy(BackoffStrategy.exponentialDelay(PAUSE, PAUSE_MAX))
                .build();
    }

    /** The attempts of one call. */
    final class Call {
        private Optional<RetryToken> token = Optional.empty();
        private int failures;

        /**
         * An attempt failed.
         *
         * @return how long to wait before the next, or nothing if there is to be none
         */
        Optional<Duration> fail(SdkException failure) {
            failures++;
            var known = strategy();
            try {
                var next = known.refreshRetryToken(RefreshRetryTokenRequest.builder()
                        .token(token(known))
                        .failure(failure)
                        .suggestedDelay(Duration.ZERO)
                        .build());
                token = Optional.of(next.token());
                return Optional.of(next.delay());
            } catch (TokenAcquisitionFailedException _) {
                return Optional.empty();
            }
        }

        int failures() {
            return failures;
        }

        private RetryToken token(RetryStrategy known) {
            return token.orElseGet(() -> known.acquireInitialToken(AcquireInitialTokenRequest.create("PutItem"))
                    .token());
        }
    }
}
