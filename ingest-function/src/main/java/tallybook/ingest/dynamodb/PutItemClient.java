package tallybook.ingest.dynamodb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A DynamoDB that can put items and nothing else, made of the SDK's parts: its credentials, rule of retries and
 * exceptions, and the AWS Common Runtime. The SDK's general client does the same by several times as much code, which
 * costs a cold start its time and every request its processor.
 *
 * <p>Of a request it sends the table, the item, the condition and what to return if that fails; it must have a time for
 * the call and one for an attempt.
 */
public final class PutItemClient implements DynamoDbClient {
    private static final JsonFactory JSON = new JsonFactory();

    private final SignedRequests requests;
    private final Transport transport;
    private final Retries retries;

    private PutItemClient(SignedRequests requests, Transport transport, Retries retries) {
        this.requests = requests;
        this.transport = transport;
        this.retries = retries;
    }

    /**
     * A client of an endpoint.
     *
     * @param region the endpoint's, for the signature
     * @param connectionsMax how many items are put at once
     */
    public static PutItemClient of(
            URI endpoint, String region, AwsCredentialsProvider credentials, int connectionsMax) {
        return of(endpoint, region, credentials, connectionsMax, Retries.ATTEMPTS_MAX);
    }

    /** A client that tries more or less often than the SDK does. */
    public static PutItemClient of(
            URI endpoint, String region, AwsCredentialsProvider credentials, int connectionsMax, int attemptsMax) {
        return new PutItemClient(
                new SignedRequests(endpoint, region, credentials),
                Connections.to(endpoint, connectionsMax),
                new Retries(attemptsMax));
    }

    /** A client that does all of its work but does not send what it signed. */
    public static PutItemClient ofNothing() {
        var nobody = StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing"));
        return new PutItemClient(
                new SignedRequests(URI.create("https://nowhere.invalid"), "nowhere", nobody),
                new NoTransport(),
                new Retries(1));
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        var times = request.overrideConfiguration().orElseThrow();
        long end = System.nanoTime() + times.apiCallTimeout().orElseThrow().toNanos();
        var attemptTimeMax = times.apiCallAttemptTimeout().orElseThrow();
        var body = body(request);
        var call = retries.new Call();
        while (true) {
            try {
                attempt(body, end, attemptTimeMax);
                return PutItemResponse.builder().build();
            } catch (ApiCallTimeoutException e) {
                throw e;
            } catch (SdkException e) {
                pause(call.fail(e).orElseThrow(() -> afterAttempts(e, call.failures())), end);
            }
        }
    }

    private static SdkException afterAttempts(SdkException failure, int attempts) {
        return failure instanceof AwsServiceException error
                ? error.toBuilder().numAttempts(attempts).build()
                : failure;
    }

    private static void pause(Duration time, long end) {
        var left = timeLeft(end);
        try {
            Thread.sleep(time.compareTo(left) < 0 ? time : left);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void attempt(byte[] body, long end, Duration attemptTimeMax) {
        // Signing may take time: the credentials of a restored snapshot are asked for.
        var signed = requests.of(body);
        var left = timeLeft(end);
        boolean isLast = left.compareTo(attemptTimeMax) <= 0;
        try {
            var answer = transport.post(signed, isLast ? left : attemptTimeMax);
            DynamoDbErrors.check(answer);
        } catch (IOException e) {
            throw SdkClientException.create("DynamoDB did not answer: " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw isLast
                    ? ApiCallTimeoutException.create("The time for the call is over", e)
                    : ApiCallAttemptTimeoutException.create("The time for an attempt is over", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Duration timeLeft(long end) {
        var left = Duration.ofNanos(end - System.nanoTime());
        if (!left.isPositive()) {
            throw ApiCallTimeoutException.create("The time for the call is over", null);
        }
        return left;
    }

    private static AbortedException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return AbortedException.create("Interrupted while an item is put", e);
    }

    private static byte[] body(PutItemRequest request) {
        var body = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), body)) {
            json.writeStartObject();
            json.writeStringProperty("TableName", request.tableName());
            json.writeName("Item");
            ItemJson.write(request.item(), json);
            json.writeStringProperty("ConditionExpression", request.conditionExpression());
            json.writeStringProperty(
                    "ReturnValuesOnConditionCheckFailure", request.returnValuesOnConditionCheckFailureAsString());
            json.writeEndObject();
        }
        return body.toByteArray();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        transport.close();
    }
}
