package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which a body may come: media types, base64, UTF-8, gzip. */
class RequestBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/json",
                "Application/JSON ; Charset=\"UTF-8\"",
                "application/json;charset=\"utf\\-8\";",
                "application/json; profile=\"a;charset=latin1\"",
                "application/json; profile=\"a\\\";charset=latin1;\\\\\"; charset=utf-8",
                "application/json; profile=a\\;charset=utf-8",
                "application/json; utf-8",
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
                "application/json; charset = utf-16",
                "application/json; charset",
                "application/json; charset=\"nonsense or other\"",
                "application/json; profile=\"a;b\"; charset=latin1",
                "application/json; profile=\"a\\\\\";charset=latin1",
                "application/json; profile=a\\;charset=latin1",
                "application/json; charset=\"utf-8",
                "application/json; charset=utf-8; charset=latin1",
                "\"application/json;\"",
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
    void saysThatTheBodyIsEmptyWhateverItsMediaType() throws IOException {
        assertThat(Post.text(" ").header("Content-Type", "text/html").send().getBody())
                .contains("#empty-body\"");
        assertThat(Post.text("\n").ndjson().send().getBody()).contains("#empty-body\"");
        for (var text : new String[] {"", " \r\n"}) {
            assertThat(Post.bytes(gzip(text))
                            .header("Content-Type", "text/html")
                            .send()
                            .getBody())
                    .contains("#empty-body\"");
        }
    }

    @Test
    void takesBase64AndTextAlikeAndHeadersAndBodyThatAreNull() {
        assertThat(Post.bytes("{}".getBytes(StandardCharsets.UTF_8)).send().getStatusCode())
                .isEqualTo(201);
        var event = Post.text(null).event();
        event.setHeaders(null);
        event.setIsBase64Encoded(null);

        var response = Post.send(event);

        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(response.getBody()).contains("#empty-body\"");
    }

    @Test
    void refusesWhatIsNotBase64OrNotUtf8AndNamesTheByte() {
        var event = Post.bytes(new byte[0]).event();
        for (var notBase64 : List.of("*", "eyJhIjoxfQ", "eyJhIjoxfQ=")) {
            event.setBody(notBase64);
            assertThat(Post.send(event).getBody()).contains("#invalid-encoding\"");
        }

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
    void inflatesHoweverManyEmptyMembers() throws IOException {
        var empty = gzip("");
        var many = new ByteArrayOutputStream();
        for (int members = 0; members < 200_000; members++) {
            many.write(empty);
        }

        assertThat(Post.bytes(join(many.toByteArray(), gzip("{}"))).send().getStatusCode())
                .isEqualTo(201);
    }

    @Test
    void refusesAFlagThatIsReservedInAnyMemberOfGzip() throws IOException {
        var first = gzip("{\"a\"");
        var both = join(first, gzip(": 1}"));
        for (int member : new int[] {0, first.length}) {
            for (int flag : new int[] {0x20, 0x40, 0x80}) {
                var reserved = both.clone();
                reserved[member + 3] = (byte) flag;
                assertInvalidEncoding(reserved);
            }
        }
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
