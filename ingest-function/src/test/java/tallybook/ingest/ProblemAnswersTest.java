package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, as what, and where. */
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

    @Test
    void tellsASenderOfAFormToSendJson() {
        assertThat(Post.text("name=value&other=1")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .send()
                        .getBody())
                .contains("It looks like a form (name=value)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/json",
                "Application/JSON ; Charset=\"UTF-8\"",
                "application/problem+json",
                "text/plain;charset=utf8",
                "application/x-www-form-urlencoded",
                "application/x-ndjson",
                "application/ndjson",
                "application/jsonl"
            })
    void takesTheMediaType(String mediaType) {
        assertThat(Post.text("{}").header("cOnTeNt-TyPe", mediaType).send().getStatusCode())
                .isBetween(200, 201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml",
                "text/html",
                "multipart/form-data; boundary=x",
                "json",
                "application/json; charset=iso-8859-1",
                "application/json; charset=\"nonsense or other\"",
                "application/jsonx",
                "text/x+json",
                ";"
            })
    void refusesTheMediaType(String mediaType) {
        var response = Post.text("{}").header("Content-Type", mediaType).send();

        assertThat(response.getStatusCode()).isEqualTo(415);
        assertThat(response.getBody()).contains("#unsupported-media-type\"");
    }

    @Test
    void saysThatTheBodyIsEmptyWhateverItsMediaType() {
        assertThat(Post.text(" ").header("Content-Type", "text/html").send().getBody())
                .contains("#empty-body\"");
        assertThat(Post.text("\n").ndjson().send().getBody()).contains("#empty-body\"");
    }

    @Test
    void takesBase64AndTextAlikeAndHeadersAndBodyThatAreNull() {
        assertThat(Post.bytes("{}".getBytes(StandardCharsets.UTF_8)).send().getStatusCode())
                .isEqualTo(201);
        var event = Post.text(null).event();
        event.setHeaders(null);
        event.setIsBase64Encoded(null);

        var response = Post.handler(Post.ENVIRONMENT).handleRequest(event, new TestContext(Post.REMAINING_MILLIS));

        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(response.getBody()).contains("#empty-body\"");
    }

    @Test
    void refusesWhatIsNotBase64OrNotUtf8AndNamesTheByte() {
        var event = Post.bytes(new byte[0]).event();
        event.setBody("*");
        assertThat(Post.handler(Post.ENVIRONMENT)
                        .handleRequest(event, new TestContext(Post.REMAINING_MILLIS))
                        .getBody())
                .contains("#invalid-encoding\"");

        assertThat(Post.bytes(new byte[] {'"', 'a', (byte) 0xC0, (byte) 0x80, '"'})
                        .send()
                        .getBody())
                .contains("#invalid-encoding\"")
                .contains("from byte 2 on");
        assertThat(Post.text("{\"a\": \"\ud800\"}").send().getBody()).contains("#invalid-encoding\"");
    }

    @Test
    void inflatesGzipOfOneMemberAndOfSeveral() throws IOException {
        assertThat(Post.bytes(gzip("{\"a\": 1}")).send().getStatusCode()).isEqualTo(201);
        assertThat(Post.bytes(join(gzip("{\"a\""), gzip(": 1}")))
                        .header("Content-Encoding", "gzip")
                        .send()
                        .getStatusCode())
                .isEqualTo(201);
        assertThat(Post.text("{}").header("Content-Encoding", "gzip").send().getStatusCode())
                .isEqualTo(201);
    }

    @Test
    void refusesGzipThatIsTruncatedCorruptOrFollowedByOtherBytes() throws IOException {
        var whole = gzip("{\"a\": 1}");
        for (int length = 2; length < whole.length; length++) {
            assertInvalidEncoding(Arrays.copyOf(whole, length));
        }
        for (int at = whole.length - 8; at < whole.length; at++) {
            var corrupt = whole.clone(); // Its checksum or its length.
            corrupt[at] ^= 0x10;
            assertInvalidEncoding(corrupt);
        }
        for (int extra = 1; extra < 40; extra++) {
            assertInvalidEncoding(Arrays.copyOf(whole, whole.length + extra));
            assertInvalidEncoding(join(whole, " ".repeat(extra).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void assertInvalidEncoding(byte[] body) {
        var response = Post.bytes(body).send();
        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(response.getBody()).contains("#invalid-encoding\"");
    }

    @Test
    void inflatesEmptyMembersButNotWithoutEnd() throws IOException {
        var empty = gzip("");
        var many = new ByteArrayOutputStream();
        for (int members = 0; members < 1_000; members++) {
            many.write(empty);
        }

        assertThat(Post.bytes(join(many.toByteArray(), gzip("{}"))).send().getStatusCode())
                .isEqualTo(201);
        for (int members = 1_000; members < 200_000; members++) {
            many.write(empty);
        }
        assertInvalidEncoding(join(many.toByteArray(), gzip("{}")));
    }

    @Test
    void stopsInflatingAtTheCap() throws IOException {
        var bomb = gzip(" ".repeat(64 * 1024 * 1024));

        assertThat(Post.bytes(bomb).send().getStatusCode()).isEqualTo(413);
        assertThat(Post.bytes(gzip(" ".repeat(4 * 1024 * 1024 - 2) + "{}"))
                        .send()
                        .getStatusCode())
                .isEqualTo(201);
        assertThat(Post.bytes(gzip(" ".repeat(4 * 1024 * 1024 - 1) + "{}"))
                        .send()
                        .getStatusCode())
                .isEqualTo(413);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] join(byte[] one, byte[] other) {
        var joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
