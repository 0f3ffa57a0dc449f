package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import tallybook.item.ItemSize;

/** Near every limit, over 10,000 times: the handler takes an entry exactly if DynamoDB takes its item as it was sent. */
class EngineAgreementTest {
    /** DynamoDB's own limit of a key, twice ours. */
    private static final int KEY_BYTES_MAX = 2_048;

    private final IngestHandler handler = Post.handler(Post.ENVIRONMENT);

    @Test
    void agreesOnNumbers() {
        checkAgreement(7_500, random -> random.inside(random.numberNearTheLimits(), random.below(3)));
    }

    @Test
    void agreesOnNesting() {
        checkAgreement(2_000, random -> {
            var innermost = random.coin() ? Sample.array(List.of()) : Sample.object(Map.of());
            int levels = 30 + random.below(4);
            return random.inside(innermost, levels - 2);
        });
    }

    @Test
    void agreesOnNames() {
        checkAgreement(300, random -> {
            int bytes = random.oneOf(0, 1, 65_534, 65_535, 65_536);
            return random.inside(Sample.object(Map.of(random.text(bytes), Sample.NULL)), random.below(3));
        });
    }

    @Test
    void agreesOnSizes() {
        checkAgreement(200, random -> padded(random.object(4), ItemSize.BYTES_MAX - 2 + random.below(5)));
    }

    /** Of the keys that the engine takes, we take those of half its limit. */
    @Test
    void agreesOnIds() {
        for (int seed = 0; seed < 400; seed++) {
            var random = new RandomSamples(seed);
            int bytes = random.oneOf(0, KEY_BYTES_MAX / 2 - 2, KEY_BYTES_MAX - 2) + random.below(5);
            var id = random.text(bytes);
            var data = Map.of("id", Sample.string(id));

            assertThat(weTake(data))
                    .as("seed %d: an id of %d bytes", seed, bytes)
                    .isEqualTo(bytes > 0 && bytes <= KEY_BYTES_MAX / 2);
            assertThat(engineTakes(id, data))
                    .as("seed %d: a key of %d bytes", seed, bytes)
                    .isEqualTo(bytes > 0 && bytes <= KEY_BYTES_MAX);
        }
    }

    private void checkAgreement(int items, Function<RandomSamples, Sample> generator) {
        int taken = (int) IntStream.range(0, items)
                .parallel()
                .filter(seed -> isTaken(seed, generator.apply(new RandomSamples(seed))))
                .count();

        assertThat(taken).as("near the limits, on both sides").isBetween(items / 5, items - items / 5);
    }

    private boolean isTaken(int seed, Sample sample) {
        var id = Post.newId();
        var data = data(id, sample);
        boolean weTake = weTake(data);
        assertThat(weTake).as("seed %d: %s", seed, inShort(data)).isEqualTo(engineTakes(id, data));
        return weTake;
    }

    private static Map<String, Sample> data(String id, Sample sample) {
        return Map.of("id", Sample.string(id), "sample", sample);
    }

    /** Fills the sample up with a string, so that by our count its item has just so many bytes. */
    private static Sample padded(Sample sample, int bytes) {
        var id = Post.newId();
        var unpadded = Sample.array(List.of(sample, Sample.letters(0)));
        long padding = bytes - ItemSize.ofItem(item(id, data(id, unpadded)));
        return Sample.array(List.of(sample, Sample.letters(Math.toIntExact(padding))));
    }

    private boolean weTake(Map<String, Sample> data) {
        try {
            int status = Post.text(Sample.object(data).json()).send(handler).getStatusCode();
            assertThat(status).as("%s", inShort(data)).isIn(200, 201, 413, 422);
            return status <= 201;
        } catch (DynamoDbException e) {
            throw new AssertionError("Refused by the engine after we took it: " + inShort(data), e);
        }
    }

    private static boolean engineTakes(String id, Map<String, Sample> data) {
        try {
            DynamoDbInMemory.CLIENT.putItem(
                    put -> put.tableName(DynamoDbInMemory.TABLE_NAME).item(item(id, data)));
            return true;
        } catch (DynamoDbException e) {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            return false;
        }
    }

    private static Map<String, AttributeValue> item(String id, Map<String, Sample> data) {
        return Map.of(
                "id", AttributeValue.fromS(id),
                "receivedAt", AttributeValue.fromS(Post.RECEIVED_AT),
                "data", Sample.object(data).value());
    }

    private static String inShort(Map<String, Sample> data) {
        var json = Sample.object(data).json();
        return json.length() <= 1_000 ? json : json.substring(0, 1_000) + "... of " + json.length() + " characters";
    }
}
