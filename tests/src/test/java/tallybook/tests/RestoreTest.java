package tallybook.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.ingest.IngestHandler;
import tallybook.item.Retention;
import tallybook.local.LocalContext;
import tallybook.local.LocalDynamoDb;
import tallybook.local.LocalS3;
import tallybook.restore.Restore;
import tallybook.restore.Restore.DamagedPart;
import tallybook.restore.Restore.Result;
import tallybook.restore.Selection;
import tools.jackson.databind.json.JsonMapper;

/** What a summary keeps of the entries, and a restore puts back. */
final class RestoreTest {
    private static final String EVENT = "{\"week\": \"2026-W47\"}";
    private static final Selection WEEK = new Selection.Week("2026-W47");
    private static final String REPORT = "summaries/2026-W47/summary-20261123T000000Z.json";
    private static final Retention FOR_EVER = new Retention(0);

    @RegisterExtension
    static final SummaryOnEngines summary = SummaryOnEngines.start();

    @Test
    void putsEveryEntryBackAsItWas() throws IOException {
        var number = new int[1];
        new NastyEntries().take(150).forEach(entry -> store("nasty \u0000\ud83d\ude00 " + number[0]++, entry));
        var before = summary.items();
        summary.invoke(EVENT);
        before.keySet().forEach(summary::deleteItem);

        assertThat(restore(WEEK, FOR_EVER)).isEqualTo(new Result(150, 0, 0, List.of()));
        assertThat(summary.items()).isEqualTo(before);

        assertThat(restore(WEEK, FOR_EVER)).isEqualTo(new Result(0, 150, 0, List.of()));
        assertThat(summary.items()).isEqualTo(before);
    }

    @Test
    void putsAnEntryBackAsTheIngestFunctionStoredItWithItsExpiry() throws IOException {
        var ingest = new IngestHandler(
                Map.of("TABLE_NAME", LocalDynamoDb.TABLE_NAME, "ID_POINTER", "/id", "RETENTION_DAYS", "30"),
                summary.dynamoDb(),
                InstantSource.fixed(Instant.parse("2026-11-20T12:00:00.999Z")));
        var post = JsonMapper.shared()
                .writeValueAsBytes(Map.of("body", "{\"id\": 7, \"price\": 1.10, \"e\": 1e2, \"s\": \"\\u00e9\"}"));
        var answer = new ByteArrayOutputStream();
        ingest.handleRequest(
                new ByteArrayInputStream(post), answer, new LocalContext("IngestFunction", "1", Duration.ofMinutes(1)));
        assertThat(answer.toString(StandardCharsets.UTF_8)).startsWith("{\"statusCode\":201,");
        var before = summary.items();
        summary.invoke(EVENT);
        summary.deleteItem("7");

        assertThat(restore(WEEK, new Retention(30)).restored()).isEqualTo(1);
        assertThat(summary.items()).isEqualTo(before);
        assertThat(restore(WEEK, FOR_EVER).alreadyThere()).isEqualTo(1);
    }

    @Test
    void leavesEntriesThatChangedMeanwhileAsTheyAre() throws IOException {
        for (int i = 0; i < 10; i++) {
            store("" + i, AttributeValue.fromM(Map.of("n", AttributeValue.fromN("1.5"))));
        }
        summary.invoke(EVENT);
        summary.deleteItem("0");
        summary.deleteItem("1");
        store("2", AttributeValue.fromM(Map.of("n", AttributeValue.fromN("2"))));
        summary.store("3", "2026-11-17T00:00:00.001Z", "{\"n\": 1.5}");
        summary.store(Map.of("id", AttributeValue.fromS("4")));
        Map<String, Map<String, AttributeValue>> changed = new HashMap<>(summary.items());

        assertThat(restore(WEEK, FOR_EVER)).isEqualTo(new Result(2, 5, 3, List.of()));

        assertThat(summary.items()).containsAllEntriesOf(changed).hasSize(10);
    }

    @Test
    void restoresNothingOfAPartThatIsDamagedAndAllOfTheOthers() throws IOException {
        for (int i = 0; i < 100; i++) {
            store("" + i, AttributeValue.fromM(Map.of("n", AttributeValue.fromN("" + i))));
        }
        summary.invoke(EVENT);
        var parts = summary.report(REPORT).at("/objects/entries");
        assertThat(parts).hasSize(4);
        var keys = parts.findValuesAsString("key");
        var flipped = summary.bytes(keys.get(0));
        flipped[flipped.length / 2] ^= 1;
        summary.put(keys.get(0), flipped);
        summary.put(keys.get(1), new byte[] {1});
        summary.delete(keys.get(2));
        long sound = parts.get(3).required("count").longValue();
        summary.items().keySet().forEach(summary::deleteItem);

        assertThat(restore(WEEK, FOR_EVER))
                .isEqualTo(new Result(
                        sound,
                        0,
                        0,
                        List.of(
                                new DamagedPart(keys.get(0), "its SHA-256 is another"),
                                new DamagedPart(
                                        keys.get(1),
                                        "it has 1 bytes, not "
                                                + parts.get(1).required("bytes").longValue()),
                                new DamagedPart(keys.get(2), "it is gone"))));
        assertThat(summary.items()).hasSize((int) sound);
    }

    @Test
    void restoresTheReportsThatAreChosen() throws IOException {
        store("1", AttributeValue.fromM(Map.of()));
        summary.invoke(EVENT);
        store("2", AttributeValue.fromM(Map.of()));
        summary.invoke("{\"week\": \"2026-W47\", \"revision\": 10}");
        summary.store("3", "2026-11-10T00:00:00.000Z", "{}");
        summary.invoke("{\"week\": \"2026-W46\"}");
        List<List<String>> restored = new ArrayList<>();
        for (var selection : List.of(WEEK, new Selection.OneReport(REPORT), new Selection.All())) {
            List.of("1", "2", "3").forEach(summary::deleteItem);
            restore(selection, FOR_EVER);
            restored.add(summary.items().keySet().stream().sorted().toList());
        }

        assertThat(restored).containsExactly(List.of("1", "2"), List.of("1"), List.of("1", "2", "3"));
    }

    @Test
    void saysThatThereIsNoSuchReportTableOrBucket() throws IOException {
        store("1", AttributeValue.fromM(Map.of()));
        summary.invoke(EVENT);

        assertThatThrownBy(() -> restore(new Selection.Week("2020-W01"), FOR_EVER))
                .hasMessage("The bucket summary-bucket has no report of 2020-W01.");
        assertThatThrownBy(() -> restore(new Selection.OneReport(REPORT + "x"), FOR_EVER))
                .hasMessage("The bucket summary-bucket has no report " + REPORT + "x.");
        assertThatThrownBy(() -> restore("NoTable", LocalS3.BUCKET_NAME)).hasMessage("There is no table NoTable.");
        assertThatThrownBy(() -> restore(LocalDynamoDb.TABLE_NAME, "no-bucket"))
                .hasMessage("There is no bucket no-bucket.");
    }

    private static void store(String id, AttributeValue data) {
        summary.store(Map.of(
                "id", AttributeValue.fromS(id),
                "receivedAt", AttributeValue.fromS("2026-11-17T00:00:00.000Z"),
                "data", data));
    }

    private static Result restore(Selection selection, Retention retention) {
        return new Restore(
                        summary.dynamoDb(),
                        LocalDynamoDb.TABLE_NAME,
                        summary.s3(),
                        LocalS3.BUCKET_NAME,
                        retention,
                        line -> {})
                .run(selection);
    }

    private static Result restore(String table, String bucket) {
        return new Restore(summary.dynamoDb(), table, summary.s3(), bucket, FOR_EVER, line -> {}).run(WEEK);
    }
}
