package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a text is refused, as what, and where. */
class ProblemAnswersTest {

    @Test
    void describesAProblemAsRfc9457Says() {
        var response = Post.text("{\"a\": [{\"b\": 1e999}]}").send();

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(response.getHeaders()).isEqualTo(Map.of("Content-Type", "application/problem+json"));
        var detail =
                "A number has at most 38 significant digits, and is 0 or from 1E-130 to below 1E+126, either sign.";
        assertThat(response.getBody())
                .isEqualTo(
                        "{\"type\":\"https://github.com/tallybook/tallybook/blob/main/docs/problems.md#number-not-storable\","
                                + "\"title\":\"A number cannot be stored without loss\",\"status\":422,\"detail\":\""
                                + detail
                                + "\",\"errors\":[{\"pointer\":\"/a/0/b\",\"detail\":\"" + detail + "\"}],"
                                + "\"requestId\":\"request-1\"}");
    }

    static Stream<Arguments> refusedTexts() {
        return Stream.of(
                arguments("", 400, "empty-body"),
                arguments(" \t\r\n", 400, "empty-body"),
                arguments("{\"a\": 1} x", 400, "malformed-json"),
                arguments("{\"a\": 1}{}", 400, "malformed-json"),
                arguments("{\"a\": NaN}", 400, "malformed-json"),
                arguments("{\"a\": surrogate}", 400, "malformed-json"),
                arguments("{\"a\": 01}", 400, "malformed-json"),
                arguments("{\"a\": +1}", 400, "malformed-json"),
                arguments("{\"a\": .5}", 400, "malformed-json"),
                arguments("{\"a\": 1.}", 400, "malformed-json"),
                arguments("{'a': 1}", 400, "malformed-json"),
                arguments("{\"a\": 1,}", 400, "malformed-json"),
                arguments("{\"a\": 1 /* */}", 400, "malformed-json"),
                arguments("{\"a\": \"\t\"}", 400, "malformed-json"),
                arguments("{\"a\": \"\\x\"}", 400, "malformed-json"),
                arguments("{\"a\"", 400, "malformed-json"),
                arguments("{\"a\": 1\f}", 400, "malformed-json"),
                arguments("[".repeat(100_000), 400, "malformed-json"),
                arguments("{\"a\": 1, \"\\u0061\": 2}", 400, "duplicate-member"),
                arguments("[{\"a\": {\"b\": 1, \"b\": 2}}]", 400, "duplicate-member"),
                arguments("\uFEFF{}", 400, "invalid-encoding"),
                arguments("{\"a\": \"\\ud800\"}", 400, "invalid-encoding"),
                arguments("{\"a\": \"\\udc00\\ud800\"}", 400, "invalid-encoding"),
                arguments("{\"\\ud800\": 1}", 400, "invalid-encoding"),
                arguments("[\"\\ud800\"]", 400, "invalid-encoding"),
                arguments("\"text\"", 422, "not-an-object"),
                arguments("null", 422, "not-an-object"),
                arguments("12", 422, "not-an-object"),
                arguments("[]", 422, "empty-batch"),
                arguments("{\"a\":".repeat(32) + "1" + "}".repeat(32), 422, "too-deep"),
                arguments("{\"a\":" + "[".repeat(31) + "]".repeat(31) + "}", 422, "too-deep"),
                arguments("{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}", 422, "too-deep"),
                arguments("{\"a\": 123456789012345678901234567890123456789}", 422, "number-not-storable"),
                arguments("{\"a\": 1e126}", 422, "number-not-storable"),
                arguments("{\"a\": 1e-131}", 422, "number-not-storable"),
                arguments("{\"a\": 1e" + "9".repeat(100_000) + "}", 422, "number-not-storable"),
                arguments("{\"a\": 1e-" + "9".repeat(100_000) + "}", 422, "number-not-storable"),
                arguments("{\"a\": 1" + "0".repeat(1_000_000) + "}", 422, "number-not-storable"),
                arguments("{\"\": 1}", 422, "invalid-name"),
                arguments("{\"" + "n".repeat(65_536) + "\": 1}", 422, "invalid-name"),
                arguments("{\"id\": \"\"}", 422, "invalid-id"),
                arguments("{\"id\": \"key:1\"}", 422, "invalid-id"),
                arguments("{\"id\": \"" + "i".repeat(1_025) + "\"}", 422, "invalid-id"),
                arguments("{\"id\": \"" + "\u00e9".repeat(513) + "\"}", 422, "invalid-id"),
                arguments("{\"id\": 1.0}", 422, "invalid-id"),
                arguments("{\"id\": 1e2}", 422, "invalid-id"),
                arguments("{\"id\": true}", 422, "invalid-id"),
                arguments("{\"id\": {}}", 422, "invalid-id"),
                arguments("{\"id\": []}", 422, "invalid-id"),
                arguments("{\"a\": \"" + "x".repeat(409_600) + "\"}", 413, "entry-too-large"),
                arguments("{\"a\": \"" + "x".repeat(4 * 1024 * 1024) + "\"}", 413, "body-too-large"));
    }

    @ParameterizedTest(name = "{index} {2}")
    @MethodSource("refusedTexts")
    void refuses(String body, int status, String name) {
        var response = Post.text(body).send();

        assertThat(response.getBody()).contains("/docs/problems.md#" + name + "\"");
        assertThat(response.getStatusCode()).isEqualTo(status);
        assertThat(response.getHeaders()).isEqualTo(Map.of("Content-Type", "application/problem+json"));
    }

    @Test
    void takesNumbersHoweverTheyAreWritten() {
        for (var number : new String[] {
            "-0",
            "0e999999999999999999999",
            "1e+0000000000000000000000000000000000125",
            "0." + "0".repeat(100_000) + "1e100001",
            "1" + "0".repeat(100_000) + "e-100000",
            "1234567890123456789012345678901234567800000E-5",
            "1.50",
            "1E2"
        }) {
            assertThat(Post.text("{\"a\": " + number + "}").send().getStatusCode())
                    .as(number.substring(0, Math.min(number.length(), 50)))
                    .isEqualTo(201);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": {\"b/c\": {\"~\": 1e999}}}   | /a/b~1c/~0",
                "[{}, {\"a\": [0, 1e999]}]            | /1/a/1",
                "{\"a\": {\"\": 1}}                   | /a",
                "{\"a\": {\"\": {\"b\": 1, \"b\": 2}}}     | /a//b",
                "{\"a~1\": {\"/~\": [[], 1e999]}}    | /a~01/~1~0/1",
                "{\"a\": {\"b\": 1, \"b\": 1}}        | /a/b",
                "{\"a\": [{\"b\": 1, \"\\ud800\": 1}]} | /a/0",
                "{\"\\udc00\": 1}                   | ''",
                "{\"id\": 1.5}                        | /id"
            })
    void pointsAtTheFault(String body, String pointer) {
        assertThat(Post.text(body).send().getBody()).contains("\"errors\":[{\"pointer\":\"" + pointer + "\",");
    }

    @Test
    void pointsAtAPlaceFurtherOutWhenThePointerWouldBeLong() {
        var name = "n".repeat(300);

        assertThat(Post.text("{\"a\": {\"%s\": {\"b\": 1e999}}}".formatted(name))
                        .send()
                        .getBody())
                .contains("\"errors\":[{\"pointer\":\"/a\",");
    }

    @Test
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
    void pointsAtAFaultInATextOfMoreLevelsThanAPointerCanName() {
        var objects = "{\"a\":".repeat(130_000) + "{\"\\ud800\": 1}" + "}".repeat(130_000);
        var arrays = "[".repeat(130_000) + "{\"\\ud800\": 1}" + "]".repeat(130_000);

        assertThat(Post.text(objects).send().getBody())
                .contains("\"errors\":[{\"pointer\":\"" + "/a".repeat(128) + "\",");
        assertThat(Post.text(arrays).send().getBody())
                .contains("\"errors\":[{\"pointer\":\"" + "/0".repeat(128) + "\",");
    }

    static Stream<Arguments> deepFaults() {
        return Stream.of(
                arguments("{\"b\": [1, {}], \"c\": 1, \"d\": 1, \"\\u0062\": 2}", "duplicate-member", "/b"),
                arguments("[{}, [{\"b\": {\"x\": 1, \"x\": {}}}]]", "duplicate-member", "/1/0/b/x"),
                arguments("{\"b\": [0, \"\\udc00\"]}", "invalid-encoding", "/b/1"),
                arguments("[\"\\ud83d\\ude00\", {\"b\": \"\\ud800x\"}]", "invalid-encoding", "/1/b"),
                arguments("[{\"b\": {\"\\ud800\": 1}}]", "invalid-encoding", "/0/b"));
    }

    @ParameterizedTest
    @MethodSource("deepFaults")
    void refusesWhatNoJsonMayHaveBelowTheLevelsOfAnEntryToo(String deep, String name, String pointer) {
        var entry = "{\"a\":".repeat(40) + deep + "}".repeat(40);

        for (var body : new String[] {entry, "[{}, " + entry + "]"}) {
            var response = Post.text(body).send();

            assertThat(response.getStatusCode()).isEqualTo(400);
            assertThat(response.getBody())
                    .contains("#" + name + "\"")
                    .contains("\"errors\":[{\"pointer\":\"" + (body.equals(entry) ? "" : "/1") + "/a".repeat(40)
                            + pointer + "\",");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "["})
    void pointsAtAPlaceFurtherOutInATextOfTooManyLevels(String opening) {
        var response =
                Post.text(opening.repeat(4 * 1024 * 1024 / opening.length())).send();

        var detail = "The JSON is nested more than 131072 levels deep.";
        var pointer = (opening.equals("[") ? "/0" : "/a").repeat(128);
        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(response.getBody())
                .contains("#too-deep\"")
                .contains("\"detail\":\"" + detail + "\",\"errors\":[{\"pointer\":\"" + pointer + "\",\"detail\":\""
                        + detail + "\"}],");
    }

    @Test
    void namesTheLineAndColumnOfAFaultButNotWhatStandsThere() {
        assertThat(Post.text("{\n  \"a\": secret\n}").send().getBody())
                .contains("\"detail\":\"The text is not JSON (RFC 8259) at line 2, column 8.\"")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}\\n\\n\\r\\n{\"a\": secret}\\n{}  | line 4, column 7",
                "{}\\r\\n{\"a\": \\r\\n{}             | line 2, column 8",
                "{}\\n{\"a\":\\r\"b\" secret}       | line 2, column 11",
                "{}\\n{} {}                         | line 2, column 4"
            })
    void namesTheLineOfTheBodyInNdjson(String body, String place) {
        var unescaped = body.replace("\\n", "\n").replace("\\r", "\r");

        assertThat(Post.text(unescaped).ndjson().send().getBody())
                .contains("\"detail\":\"The text is not JSON (RFC 8259) at " + place + ".\"")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=value&other=1",
                "first name=value",
                "*name=value",
                "list[0]=value",
                "\n name=value",
                "data={\"a\": 1}"
            })
    void tellsASenderOfAFormToSendJson(String form) {
        assertThat(Post.text(form)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .send()
                        .getBody())
                .contains("It looks like a form (name=value)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a=b\": 1,}", "[a=b]", "\"a=b", "a&b", "=b"})
    void speaksOfNoFormWhereThereIsNone(String text) {
        assertThat(Post.text(text).send().getBody())
                .contains("#malformed-json\"")
                .doesNotContain("form (");
    }
}
