package tallybook.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.restore.Report.StatedPart;

class BackupPartTest {
    private static final String LINE =
            "{\"id\":\"1\",\"receivedAt\":\"2026-11-16T00:00:00.000Z\",\"data\":{\"n\":1.50E+2}}\n";

    @Test
    void holdsItsEntriesWithEveryNumberAsItIsWritten() throws Exception {
        var gzip = gzip(LINE + LINE.replace("\"1\"", "\"2\""));
        List<BackupEntry> entries = new ArrayList<>();

        BackupPart.of(stated(2, gzip), gzip).forEach(entries::add);

        var data = AttributeValue.fromM(Map.of("n", AttributeValue.fromN("1.50E+2")));
        assertThat(entries)
                .containsExactly(
                        new BackupEntry("1", "2026-11-16T00:00:00.000Z", data),
                        new BackupEntry("2", "2026-11-16T00:00:00.000Z", data));
    }

    @Test
    void isRefusedWhenItHoldsAnotherNumberOfEntries() throws Exception {
        var gzip = gzip(LINE);

        assertThatThrownBy(() -> BackupPart.of(stated(2, gzip), gzip))
                .isInstanceOf(DamagedPartException.class)
                .hasMessage("it holds 1 entries, not 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "{}",
                "{\"id\":\"1\",\"receivedAt\":\"2026-11-16T00:00:00.000Z\"}",
                "{\"id\":1,\"receivedAt\":\"2026-11-16T00:00:00.000Z\",\"data\":{}}",
                "{\"id\":\"1\",\"receivedAt\":\"yesterday\",\"data\":{}}",
                "{\"id\":\"1\",\"receivedAt\":\"2026-11-16T00:00:00.000Z\",\"data\":[]}",
                "{\"id\":\"1\",\"receivedAt\":\"2026-11-16T00:00:00.000Z\",\"data\":{},\"more\":1}",
                "{\"id\":\"1\",\"receivedAt\":\"2026-11-16T00:00:00.000Z\",\"data\":{\"a\":"
            })
    void isRefusedWhenALineIsNoEntry(String line) throws Exception {
        var gzip = gzip(LINE + line);

        assertThatThrownBy(() -> BackupPart.of(stated(2, gzip), gzip))
                .isInstanceOf(DamagedPartException.class)
                .hasMessage("it does not hold entries only");
    }

    @Test
    void isRefusedWhenItIsNoGzip() {
        var text = LINE.getBytes(UTF_8);

        assertThatThrownBy(() -> BackupPart.of(stated(1, text), text))
                .isInstanceOf(DamagedPartException.class)
                .hasMessage("it does not hold entries only");
    }

    private static StatedPart stated(long count, byte[] content) throws Exception {
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        return new StatedPart("part", count, content.length, sha256);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
