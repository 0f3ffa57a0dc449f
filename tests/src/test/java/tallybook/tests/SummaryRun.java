package tallybook.tests;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import tallybook.summary.SummaryHandler;
import tallybook.tests.FaultyAws.Incident;

/**
 * One run of the summary function in which one call may go wrong.
 *
 * @param answer empty if the function failed
 * @param calls what it called
 * @param announcements what it published
 */
record SummaryRun(Optional<String> answer, List<String> calls, List<String> announcements) {
    private static final int TRIES_MAX = 2;

    /** @param patience how long the run waits for each answer */
    static SummaryRun of(SummaryOnEngines engines, String event, Instant now, Incident incident, Duration patience)
            throws IOException {
        try (var aws = new FaultyAws(engines.dynamoDbEndpoint(), engines.s3Endpoint(), incident, () -> {})) {
            return new SummaryRun(answer(aws.endpoint(), event, now, patience), aws.calls(), aws.announcements());
        }
    }

    private static Optional<String> answer(URI aws, String event, Instant now, Duration patience) throws IOException {
        try (var dynamoDb = client(DynamoDbClient.builder(), aws, patience).build();
                var s3 = client(S3Client.builder(), aws, patience)
                        .forcePathStyle(true)
                        .build();
                var sns = client(SnsClient.builder(), aws, patience).build()) {
            var handler = new SummaryHandler(
                    SummaryFunction.environment("COMMON", SummaryOnEngines.UTC),
                    dynamoDb,
                    s3,
                    sns,
                    InstantSource.fixed(now));
            return Optional.of(SummaryFunction.invoke(handler, event, Duration.ofMinutes(15)));
        } catch (SdkException e) {
            return Optional.empty();
        }
    }

    /** As the function has it, but it tries again at once. */
    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B client(
            B builder, URI aws, Duration patience) {
        return builder.httpClientBuilder(AwsCrtHttpClient.builder())
                .endpointOverride(aws)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "key")))
                .overrideConfiguration(client -> client.apiCallAttemptTimeout(patience)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(TRIES_MAX)
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .build()));
    }
}
