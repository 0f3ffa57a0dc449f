package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which entries are the same, and what follows. */
class IdentityTest {

    @Test
    void tellsAReplayOfAnEntryThatHasTheLongestName() {
        var entry = Post.text("{\"id\": \"%s\", \"%s\": 1}".formatted(Post.newId(), "n".repeat(Limits.NAME_BYTES_MAX)));

        assertThat(entry.send().getStatusCode()).isEqualTo(201);
        assertThat(entry.send().getStatusCode()).isEqualTo(200);
    }

    @Test
    void answersTheSameEntryWithTheFirstReceipt() {
        var id = Post.newId();
        var body = "{\"id\": \"%s\", \"n\": %s, \"l\": [%s], \"z\": {\"a\": null}}";
        var first = Post.text(body.formatted(id, "1.10", "100")).send();
        var laterClock = new IngestHandler(
                Post.ENVIRONMENT,
                DynamoDbInMemory.FUNCTIONS_CLIENT,
                InstantSource.offset(Post.CLOCK, Duration.ofDays(3)));

        var replay = Post.text(body.formatted(id, "1.1", "1E2")).send(laterClock);

        assertThat(replay.getStatusCode()).isEqualTo(200);
        assertThat(replay.getHeaders())
                .isEqualTo(Map.of("Content-Type", "application/json", "Idempotent-Replayed", "true"));
        assertThat(replay.getBody()).isEqualTo(first.getBody());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "-0                             | 0",
                "0E999999999                    | -0.0e-99999999999",
                "1E-130                         | 0.00001e-125",
                "9.99E+125                      | 999000E120",
                "{\"a\": 1, \"b\": [{\"c\": 1.0}]} | {\"b\": [{\"c\": 1}], \"a\": 1}",
                "\"\\u0041\\ud83d\\ude00\\/\"       | \"A\\uD83D\\uDE00/\""
            })
    void takesAsTheSameWhatDynamoDbStoresAlike(String value, String sameValue) {
        var id = Post.newId();
        var first =
                Post.text("{\"id\": \"%s\", \"v\": %s}".formatted(id, value)).send();

        assertThat(first.getStatusCode()).isEqualTo(201);
        assertThat(Post.text("{\"v\": %s, \"id\": \"%s\"}".formatted(sameValue, id))
                        .send())
                .returns(200, response -> response.getStatusCode())
                .returns(first.getBody(), response -> response.getBody());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"n\": 2",
                "\"n\": \"1\"",
                "\"n\": true",
                "\"m\": 1",
                "\"n\": 1, \"m\": 1",
                "\"n\": [1]",
                "\"n\": null"
            })
    void neverChangesAnEntry(String otherContent) {
        var id = Post.newId();
        Post.text("{\"id\": \"%s\", \"n\": 1}".formatted(id)).send();
        var stored = DynamoDbInMemory.item(id);

        var response =
                Post.text("{\"id\": \"%s\", %s}".formatted(id, otherContent)).send();

        assertThat(response.getStatusCode()).isEqualTo(409);
        assertThat(response.getBody()).contains("#id-conflict\"").contains("IdPointer");
        assertThat(DynamoDbInMemory.item(id)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"1, '\"1\"'", "-0, '\"-0\"'", "123456789012345678901234567890, '\"123456789012345678901234567890\"'"})
    void takesAnIntegerAsItsText(String integer, String text) {
        var handler = Post.handler(Post.environment("ID_POINTER", "/a/0"));

        assertThat(Post.text("{\"a\": [%s]}".formatted(integer)).send(handler).getBody())
                .startsWith("{\"id\":" + text + ",");
        assertThat(Post.text("{\"a\": [%s]}".formatted(text)).send(handler).getStatusCode())
                .isEqualTo(409);
    }

    @Test
    void findsTheIdWhereThePointerSaysAndNowhereElse() {
        var id = Post.newId();
        var handler = Post.handler(Post.environment("ID_POINTER", "/a~1b/x"));

        assertThat(Post.text("{\"id\": \"other\", \"a/b\": {\"y\": 1, \"x\": \"%s\"}, \"c\": {\"x\": 2}}".formatted(id))
                        .send(handler)
                        .getBody())
                .startsWith("{\"id\":\"" + id + "\",");
    }

    @Test
    void givesANewIdWhenTheMemberIsNullOrThePointerIsNone() {
        var none = Post.handler(Post.environment("ID_POINTER", "none"));

        assertThat(Post.text("{\"id\": null}").send().getStatusCode()).isEqualTo(201);
        assertThat(Post.text("{\"id\": null}").send().getStatusCode()).isEqualTo(201);
        assertThat(Post.text("{\"id\": \"same\"}").send(none).getStatusCode()).isEqualTo(201);
        assertThat(Post.text("{\"id\": \"same\"}").send(none).getStatusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {"abc | abc", "\"abc\" | abc", "\"a\\\"b\\\\c\" | a\\\"b\\\\c", "~!\\,;= | ~!\\\\,;="})
    void makesTheIdOfTheIdempotencyKey(String header, String jsonKey) {
        var unique = Post.newId();
        var sent = header.endsWith("\"") && header.startsWith("\"")
                ? "\"" + unique + header.substring(1)
                : unique + header;

        assertThat(Post.text("{}").key(sent).send().getBody()).startsWith("{\"id\":\"key:" + unique + jsonKey + "\",");
    }

    @Test
    void answersAReusedKey() {
        var key = Post.newId();
        var first = Post.text("{\"n\": 1}").key(key).send();

        assertThat(Post.text("{\"n\": 1.0}").key("\"" + key + "\"").send())
                .returns(200, response -> response.getStatusCode())
                .returns(first.getBody(), response -> response.getBody());
        assertThat(Post.text("{\"n\": 2}").key(key).send())
                .returns(422, response -> response.getStatusCode())
                .returns(true, response -> response.getBody().contains("#idempotency-key-reused\""));
    }

    @Test
    void numbersTheEntriesOfABatchUnderItsKey() {
        var key = Post.newId();
        var own = Post.newId();
        var batch = Post.text("[{}, 1, {\"id\": \"%s\"}, {}]".formatted(own)).key(key);

        assertThat(batch.send().getBody())
                .contains("{\"index\":0,\"status\":201,\"id\":\"key:" + key + "#0\"")
                .contains("{\"index\":2,\"status\":201,\"id\":\"" + own + "\"")
                .contains("{\"index\":3,\"status\":201,\"id\":\"key:" + key + "#3\"");
        assertThat(batch.send().getBody()).startsWith("{\"stored\":0,\"replayed\":3,\"rejected\":1,");
    }

    /** As docs/api.md warns of. */
    @Test
    void givesAKeyThatEndsAsTheOneOfABatchDoesTheSameId() {
        var key = Post.newId();

        assertThat(Post.text("{\"n\": 1}").key(key + "#0").send().getStatusCode())
                .isEqualTo(201);
        assertThat(Post.text("[{\"n\": 1}]").key(key).send().getBody()).startsWith("{\"stored\":0,\"replayed\":1,");
        assertThat(Post.text("[{\"n\": 2}]").key(key).send().getBody()).contains("#idempotency-key-reused\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\"",
                "\"a",
                "a\"",
                "a\"b",
                "a\"b\"",
                "\"a\"b",
                "\"a\\\"",
                "a b",
                "\"a b\"",
                "\"a\\b\"",
                "\"a\"b\"",
                "\"a\";p=1",
                "\u00e9",
                "\"a\", \"b\""
            })
    void refusesAMalformedKeyEvenIfTheEntryHasAnId(String key) {
        var response =
                Post.text("{\"id\": \"%s\"}".formatted(Post.newId())).key(key).send();

        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(response.getBody()).contains("#invalid-idempotency-key\"");
    }

    @Test
    void takesAKeyOf255CharactersAndNotOneMore() {
        assertThat(Post.text("{}").key("k".repeat(255)).send().getStatusCode()).isEqualTo(201);
        assertThat(Post.text("{}").key("\"" + "k".repeat(254) + "\\\\\"").send().getStatusCode())
                .isEqualTo(201);
        assertThat(Post.text("{}").key("k".repeat(256)).send().getStatusCode()).isEqualTo(400);
        assertThat(Post.text("{}").key("\"" + "k".repeat(256) + "\"").send().getStatusCode())
                .isEqualTo(400);
    }
}
