package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What holds for every entry that DynamoDB can store. */
class EntryPropertiesTest {
    private final IngestHandler handler = Post.handler(Post.environment("ID_POINTER", "none"));

    @Provide
    Arbitrary<Sample> entries() {
        return Samples.entries();
    }

    @Property(tries = 2_000)
    void readsWhatWasWritten(@ForAll("entries") Sample entry) {
        var value = StrictJson.read(entry.json(), parser -> new ValueReader(parser).read(IdPointer.parse("none")));

        assertThat(Sample.canonical(value)).isEqualTo(Sample.canonical(entry.value()));
    }

    @Property(tries = 1_000)
    void storesAnEntryOnceAndAsItWasSent(@ForAll("entries") Sample entry) {
        var key = Post.newId();
        var post = Post.text(entry.json()).key(key);

        var first = post.send(handler);
        var second = post.send(handler);

        assertThat(first.getStatusCode()).isEqualTo(201);
        assertThat(second.getStatusCode()).isEqualTo(200);
        assertThat(second.getHeaders()).containsEntry("Idempotent-Replayed", "true");
        assertThat(second.getBody())
                .isEqualTo(first.getBody())
                .isEqualTo(new Receipt("key:" + key, Post.RECEIVED_AT).toJson());
        assertThat(Sample.canonical(DynamoDbInMemory.item("key:" + key)))
                .isEqualTo(Sample.canonical(Map.of(
                        "id", AttributeValue.fromS("key:" + key),
                        "receivedAt", AttributeValue.fromS(Post.RECEIVED_AT),
                        "data", entry.value())));
    }
}
