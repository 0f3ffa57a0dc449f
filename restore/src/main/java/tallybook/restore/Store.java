package tallybook.restore;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;

/** One Tallybook's table and bucket, and the clients that reach them. */
record Store(DynamoDbClient dynamoDb, String table, S3Client s3, String bucket) {
    private static final Duration ATTEMPT_TIME_MAX = Duration.ofSeconds(10);

    /** With these pauses some minutes: throttling passes within that, however many entries are put at once. */
    private static final int ATTEMPTS_MAX = 30;

    private static final BackoffStrategy PAUSES =
            BackoffStrategy.exponentialDelay(Duration.ofMillis(50), Duration.ofSeconds(20));

    /** That of local.sh on the port: DynamoDB is on the next, S3 on the one after. */
    static Store local(int port) {
        return new Store(
                onThisMachine(withPatience(DynamoDbClient.builder()), port + 1).build(),
                "EntryTable",
                onThisMachine(S3Client.builder(), port + 2).forcePathStyle(true).build(),
                "summary-bucket");
    }

    /** In the account and region that the environment names. */
    static Store of(String table, String bucket) {
        return new Store(withPatience(DynamoDbClient.builder()).build(), table, S3Client.create(), bucket);
    }

    private static DynamoDbClientBuilder withPatience(DynamoDbClientBuilder builder) {
        return builder.overrideConfiguration(client -> client.apiCallAttemptTimeout(ATTEMPT_TIME_MAX)
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS_MAX)
                        .circuitBreakerEnabled(false)
                        .backoffStrategy(PAUSES)
                        .throttlingBackoffStrategy(PAUSES)
                        .build()));
    }

    /** Whatever the user's own AWS configuration says. */
    private static <B extends AwsClientBuilder<B, C>, C> B onThisMachine(B builder, int port) {
        var noProfiles = ProfileFile.aggregator().build();
        return builder.endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .defaultProfileFile(noProfiles)
                        .build());
    }
}
