package tallybook.summary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.summary.report.Report.EntriesObject;
import tallybook.summary.report.Report.StoredObject;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * One segment's entries as gzip'd NDJSON, {@code {"id", "receivedAt", "data"}} a line. They go to the bucket in parts, so
 * that no more than one part is held in memory.
 */
final class EntriesBackup {
    private static final int PART_BYTES = 8 * 1024 * 1024;

    private static final JsonFactory NDJSON =
            JsonFactory.builder().rootValueSeparator("\n").build();

    private final RunFolder folder;
    private final int segment;
    private final int partBytes;
    private final List<EntriesObject> written = new ArrayList<>();
    private @Nullable Part part;

    EntriesBackup(RunFolder folder, int segment) {
        this(folder, segment, PART_BYTES);
    }

    /** @param partBytes a part is written once its compressed size has reached this */
    EntriesBackup(RunFolder folder, int segment, int partBytes) {
        this.folder = folder;
        this.segment = segment;
        this.partBytes = partBytes;
    }

    void add(Entry entry) {
        if (part == null) {
            part = new Part();
        }
        part.add(entry);
        if (part.bytes.size() >= partBytes) {
            finish(part);
        }
    }

    /** Writes what is left, and names all parts in the order of their keys. */
    List<EntriesObject> finish() {
        if (part != null) {
            finish(part);
        }
        return written;
    }

    private void finish(Part finished) {
        long count = finished.count;
        byte[] gzip = finished.close();
        part = null; // its buffer may be twice as large as the part, and is not to wait for S3
        StoredObject object = folder.putEntries(segment, written.size(), gzip);
        written.add(new EntriesObject(object.key(), count, object.bytes(), object.sha256()));
    }

    /** The part being filled. */
    private static final class Part {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final JsonGenerator lines;
        private long count;

        Part() {
            try {
                lines = NDJSON.createGenerator(ObjectWriteContext.empty(), new GZIPOutputStream(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException(e); // memory does not fail to be written
            }
        }

        void add(Entry entry) {
            lines.writeStartObject();
            lines.writeStringProperty("id", entry.id());
            lines.writeStringProperty("receivedAt", entry.receivedAt());
            lines.writeName("data");
            write(AttributeValue.fromM(entry.data()));
            lines.writeEndObject();
            count++;
        }

        private void write(AttributeValue value) {
            switch (value.type()) {
                case M -> {
                    lines.writeStartObject();
                    // DynamoDB keeps no order of members; in one of their names, the same entries give the same bytes.
                    new TreeMap<>(value.m()).forEach((name, member) -> {
                        lines.writeName(name);
                        write(member);
                    });
                    lines.writeEndObject();
                }
                case L -> {
                    lines.writeStartArray();
                    value.l().forEach(this::write);
                    lines.writeEndArray();
                }
                case S -> lines.writeString(value.s());
                case N -> lines.writeNumber(value.n());
                case BOOL -> lines.writeBoolean(value.bool());
                case NUL -> lines.writeNull();
                default -> throw new IllegalStateException("an entry holds JSON values only");
            }
        }

        byte[] close() {
            lines.writeRaw('\n');
            lines.close();
            return bytes.toByteArray();
        }
    }
}
