package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A batch is its entries posted one by one: the same answers, and the same items in another table. */
class BatchPropertyTest {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final IngestHandler ofBatches = Post.handler(Post.ENVIRONMENT);
    private final IngestHandler ofEntries =
            Post.handler(Post.environment("TABLE_NAME", DynamoDbInMemory.OTHER_TABLE_NAME));

    /** Entries of few ids, so that there are replays and conflicts, others of any content, and some of each refusal. */
    @Provide
    Arbitrary<List<String>> batches() {
        var withId = Arbitraries.of("1", "2", "3")
                .flatMap(id ->
                        Arbitraries.of("1", "1.0", "2").map(n -> "{\"id\":\"UNIQUE-" + id + "\",\"n\":" + n + "}"));
        var refused = Arbitraries.of(
                "7",
                "true",
                "{\"\":1}",
                "{\"n\":[0,1E126]}",
                "{\"id\":1.5}",
                "{\"id\":\"key:1\"}",
                "{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}",
                "{\"a\":" + Sample.letters(409_600).json() + "}");
        return Arbitraries.frequencyOf(
                        Tuple.of(3, withId),
                        Tuple.of(1, refused),
                        Tuple.of(1, Samples.entries().map(Sample::json)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 300)
    void answersABatchAsItsEntriesOneByOne(@ForAll("batches") List<String> samples, @ForAll boolean asLines) {
        var unique = Post.newId();
        var entries =
                samples.stream().map(sample -> sample.replace("UNIQUE", unique)).toList();

        var batch = asLines
                ? Post.text(String.join("\n", entries)).ndjson()
                : Post.text("[" + String.join(",", entries) + "]");
        var answer = batch.key(unique).send(ofBatches);
        var single = IntStream.range(0, entries.size())
                .mapToObj(i -> Post.text(entries.get(i)).key(unique + "#" + i).send(ofEntries))
                .toList();

        assertThat(answer.getBody()).isEqualTo(batchBody(single, asLines));
        assertThat(ID.matcher(answer.getBody()).results().map(id -> id.group(1)))
                .allSatisfy(id -> assertThat(DynamoDbInMemory.item(id))
                        .isNotEmpty()
                        .isEqualTo(DynamoDbInMemory.item(DynamoDbInMemory.OTHER_TABLE_NAME, id)));
    }

    /** What a batch of such answers would be answered with. */
    private static String batchBody(List<APIGatewayProxyResponseEvent> answers, boolean asLines) {
        long stored =
                answers.stream().filter(answer -> answer.getStatusCode() == 201).count();
        long replayed =
                answers.stream().filter(answer -> answer.getStatusCode() == 200).count();
        return IntStream.range(0, answers.size())
                .mapToObj(i -> result(i, answers.get(i), asLines ? "" : "/" + i))
                .collect(Collectors.joining(
                        ",",
                        "{\"stored\":%d,\"replayed\":%d,\"rejected\":%d,\"results\":["
                                .formatted(stored, replayed, answers.size() - stored - replayed),
                        "]}"));
    }

    private static String result(int index, APIGatewayProxyResponseEvent answer, String place) {
        int status = answer.getStatusCode();
        var start = "{\"index\":" + index + ",\"status\":" + status + ",";
        if (status <= 201) {
            return start + answer.getBody().substring(1);
        }
        var problem = answer.getBody()
                .replace(",\"requestId\":\"" + TestContext.REQUEST_ID + "\"", "")
                .replace("{\"pointer\":\"", "{\"pointer\":\"" + place);
        return start + "\"retryable\":false,\"problem\":" + problem + "}";
    }
}
