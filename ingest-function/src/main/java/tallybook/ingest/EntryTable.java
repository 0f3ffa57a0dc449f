package tallybook.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import tallybook.ingest.dynamodb.PutItemClient;

/** The DynamoDB table of entries: each is written once, by one conditional PutItem, and never changed. */
final class EntryTable {
    /** An answer takes milliseconds; this long without one, and a new connection is the better bet. */
    private static final Duration ATTEMPT_TIME_MAX = Duration.ofSeconds(4);

    private final DynamoDbClient dynamoDb;
    private final Settings settings;

    EntryTable(DynamoDbClient dynamoDb, Settings settings) {
        this.dynamoDb = dynamoDb;
        this.settings = settings;
    }

    /**
     * DynamoDB as the environment names it, by the variables that the SDK knows.
     *
     * @throws IllegalArgumentException if the region, which Lambda always names, is missing
     */
    static DynamoDbClient client(Map<String, String> environment) {
        var region = environment.get("AWS_REGION");
        if (region == null) {
            throw new IllegalArgumentException("The environment variable AWS_REGION is missing.");
        }
        return PutItemClient.of(
                endpoint(environment, region), region, credentials(environment), BatchWriter.IN_FLIGHT_MAX);
    }

    private static URI endpoint(Map<String, String> environment, String region) {
        for (var name : List.of("AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL")) {
            var url = environment.get(name);
            if (url != null) {
                return URI.create(url);
            }
        }
        var suffix = PartitionMetadata.of(Region.of(region)).dnsSuffix();
        return URI.create("https://dynamodb." + region + "." + suffix);
    }

    /** The SDK's whole chain takes long to load; it finds those of a restored snapshot, which are not in variables. */
    private static AwsCredentialsProvider credentials(Map<String, String> environment) {
        return environment.containsKey("AWS_ACCESS_KEY_ID")
                ? EnvironmentVariableCredentialsProvider.create()
                : DefaultCredentialsProvider.builder().build();
    }

    /** Stores what is not refused. */
    Answer store(Submission submission, Instant receivedAt, Deadline deadline) {
        var arrival = Arrival.at(receivedAt, settings.retention());
        return switch (submission) {
            case Submission.Single(Candidate candidate) ->
                store(List.of(candidate), arrival, deadline).outcomes().getFirst();
            case Submission.Batch(List<Candidate> candidates) -> store(candidates, arrival, deadline);
        };
    }

    private BatchResult store(List<Candidate> candidates, Arrival arrival, Deadline deadline) {
        return BatchWriter.write(candidates, candidate -> store(candidate, arrival, deadline));
    }

    private Outcome store(Candidate candidate, Arrival arrival, Deadline deadline) {
        return switch (candidate) {
            case Outcome.Refused refused -> refused;
            case Entry entry -> {
                try {
                    yield put(entry, arrival, deadline);
                } catch (Problem problem) {
                    yield new Outcome.Refused(problem);
                }
            }
        };
    }

    private Outcome put(Entry entry, Arrival arrival, Deadline deadline) {
        var item = Item.of(entry, arrival);
        var timeLeft = deadline.timeLeft()
                .orElseThrow(() -> new Problem(
                        ProblemType.STORAGE_UNAVAILABLE, "There was no time left to store the entry: send it again."));
        try {
            dynamoDb.putItem(request(item, timeLeft));
            return new Outcome.Stored(item.receipt());
        } catch (ConditionalCheckFailedException e) {
            return outcome(entry.id(), item, new Item(e.item()), e.numAttempts());
        } catch (SdkException e) {
            if (TransientError.is(e)) {
                throw unavailable(e);
            }
            throw e;
        }
    }

    private PutItemRequest request(Item item, Duration timeLeft) {
        var attemptTime = timeLeft.compareTo(ATTEMPT_TIME_MAX) < 0 ? timeLeft : ATTEMPT_TIME_MAX;
        return PutItemRequest.builder()
                .tableName(settings.tableName())
                .item(item.attributes())
                .conditionExpression("attribute_not_exists(" + Item.ID + ")")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                // How often to try again, and with what pauses, is the SDK's own rule for DynamoDB.
                .overrideConfiguration(time -> time.apiCallTimeout(timeLeft).apiCallAttemptTimeout(attemptTime))
                .build();
    }

    /** What it means that the id was there already. */
    private Outcome outcome(EntryId id, Item item, Item there, int attempts) {
        if (attempts > 1 && there.receipt().equals(item.receipt()) && there.hasSameData(item)) {
            // An earlier attempt wrote it, and only DynamoDB's answer was lost.
            return new Outcome.Stored(item.receipt());
        }
        if (there.hasSameData(item)) {
            return new Outcome.Replayed(there.receipt());
        }
        return new Outcome.Refused(conflict(id));
    }

    private Problem conflict(EntryId id) {
        return id.origin() == EntryId.Origin.IDEMPOTENCY_KEY
                ? new Problem(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "Another entry was stored under this Idempotency-Key:"
                                + " send a new entry, or a new batch, with a new key.")
                : new Problem(
                        ProblemType.ID_CONFLICT,
                        "Another entry was stored under this id, and entries never change. The IdPointer parameter, now "
                                + settings.idPointer() + ", names the member that is the id.");
    }

    private static Problem unavailable(SdkException e) {
        return Problem.causedBy(
                e,
                ProblemType.STORAGE_UNAVAILABLE,
                "DynamoDB did not acknowledge the entry in time, so it may be stored or not:"
                        + " send it again, under the same id or Idempotency-Key so that it is stored once.");
    }
}
