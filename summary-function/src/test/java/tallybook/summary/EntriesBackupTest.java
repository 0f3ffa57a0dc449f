package tallybook.summary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonArray;
import tallybook.summary.json.JsonValue.JsonBoolean;
import tallybook.summary.json.JsonValue.JsonNull;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonString;
import tallybook.summary.profile.Values;
import tallybook.summary.report.Report.EntriesObject;

class EntriesBackupTest {
    private static final int PART_BYTES = 64 * 1024;

    private final BackupBucket objects = new BackupBucket();

    @Test
    void writesALineAnEntryWithEachNumberAsStoredAndEachMemberInOrderOfItsName() throws Exception {
        Map<String, JsonValue> data = new LinkedHashMap<>();
        data.put("z", new JsonNumber("-1.50E-130"));
        data.put("a", new JsonArray(List.of(new JsonNull(), new JsonBoolean(false))));
        data.put("\u0000\u2028", new JsonString("\"\\\n\ud83d\ude00\uffff"));
        data.put("", Values.object(Map.of()));

        var parts = backUp(List.of(entry("1", data), entry("2", Map.of())), PART_BYTES);

        assertThat(lines(parts))
                .isEqualTo("{\"id\":\"1\",\"receivedAt\":\"2026-11-16T00:00:00.000Z\",\"data\":"
                        + "{\"\":{},\"\\u0000\u2028\":\"\\\"\\\\\\n\ud83d\ude00\uffff\",\"a\":[null,false],\"z\":-1.50E-130}}\n"
                        + "{\"id\":\"2\",\"receivedAt\":\"2026-11-16T00:00:00.000Z\",\"data\":{}}\n");
        assertThat(parts).extracting(EntriesObject::count).containsExactly(2L);
    }

    @Test
    void dividesASegmentIntoPartsOfWhichEachIsStatedRightly() throws Exception {
        var entries = incompressible(400);

        var parts = backUp(entries, PART_BYTES);

        assertThat(parts).hasSizeBetween(5, 20);
        assertThat(parts)
                .extracting(EntriesObject::key)
                .startsWith("run/entries-20000.ndjson.gz", "run/entries-20001.ndjson.gz")
                .doesNotHaveDuplicates();
        for (var part : parts) {
            var content = objects.content(part.key());
            assertThat(part)
                    .isEqualTo(new EntriesObject(part.key(), linesOf(content), content.length, sha256(content)));
        }
        assertThat(parts.subList(0, parts.size() - 1))
                .allSatisfy(part -> assertThat(part.bytes()).isBetween((long) PART_BYTES, 2L * PART_BYTES));
        assertThat(lines(parts)).isEqualTo(lines(backUp(entries, 1 << 24)));
    }

    @Test
    void writesTheSameBytesForTheSameEntriesInWhateverOrderTheirMembersCome() {
        var ascending = new ArrayList<Entry>();
        var descending = new ArrayList<Entry>();
        for (int i = 0; i < 1_000; i++) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            Map<String, JsonValue> reversed = new LinkedHashMap<>();
            for (int j = 0; j < 20; j++) {
                members.put("m" + j, new JsonNumber("" + i));
                reversed.put("m" + (19 - j), new JsonNumber("" + i));
            }
            ascending.add(entry("" + i, members));
            descending.add(entry("" + i, reversed));
        }

        assertThat(backUp(ascending, 8 * 1024)).isEqualTo(backUp(descending, 8 * 1024));
    }

    private List<EntriesObject> backUp(List<Entry> entries, int partBytes) {
        var backup = new EntriesBackup(new RunFolder(new SummaryBucket(objects, "bucket"), "run/"), 2, partBytes);
        entries.forEach(backup::add);
        return backup.finish();
    }

    private static List<Entry> incompressible(int count) {
        var random = new Random(1);
        return random.ints(count, 1, 4_000)
                .mapToObj(length -> {
                    var bytes = new byte[length];
                    random.nextBytes(bytes);
                    return entry(
                            "" + length,
                            Map.of("s", new JsonString(HexFormat.of().formatHex(bytes))));
                })
                .toList();
    }

    private static Entry entry(String id, Map<String, JsonValue> data) {
        var received = Instant.parse("2026-11-16T00:00:00Z");
        return new Entry(id, "2026-11-16T00:00:00.000Z", received, Values.object(data), 0);
    }

    private String lines(List<EntriesObject> parts) throws IOException {
        var lines = new StringBuilder();
        for (var part : parts) {
            lines.append(text(objects.content(part.key())));
        }
        return lines.toString();
    }

    private static long linesOf(byte[] gzip) throws IOException {
        return text(gzip).lines().count();
    }

    private static String text(byte[] gzip) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes(), UTF_8);
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    /** S3 as far as a backup needs it. */
    private static final class BackupBucket implements S3Client {
        private final Map<String, byte[]> contents = new LinkedHashMap<>();

        byte[] content(String key) {
            return Objects.requireNonNull(contents.get(key));
        }

        @Override
        public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            try (var stream = body.contentStreamProvider().newStream()) {
                var bytes = new ByteArrayOutputStream();
                stream.transferTo(bytes);
                contents.put(request.key(), bytes.toByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return PutObjectResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
