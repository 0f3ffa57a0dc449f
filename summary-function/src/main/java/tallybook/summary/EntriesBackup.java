package tallybook.summary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonArray;
import tallybook.summary.json.JsonValue.JsonBoolean;
import tallybook.summary.json.JsonValue.JsonNull;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.json.JsonValue.JsonString;
import tallybook.summary.json.JsonValue.Member;
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

    /** Room for the entry that fills a part, which seldom takes more compressed. */
    private static final int LAST_ENTRY_BYTES = 1024 * 1024;

    private static final JsonFactory NDJSON =
            JsonFactory.builder().rootValueSeparator("\n").build();

    private final RunFolder folder;
    private final int segment;
    private final int partBytes;
    private final PartBuffer buffer;
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
        this.buffer = new PartBuffer(partBytes + LAST_ENTRY_BYTES);
    }

    void add(Entry entry) {
        if (part == null) {
            part = new Part(buffer);
        }
        part.add(entry);
        if (buffer.size() >= partBytes) {
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
        finished.close();
        StoredObject object = folder.putEntries(segment, written.size(), buffer.content());
        written.add(new EntriesObject(object.key(), finished.count, object.bytes(), object.sha256()));
        part = null;
        buffer.reset();
    }

    /** The part being filled. */
    private static final class Part {
        private final JsonGenerator lines;
        private long count;

        Part(PartBuffer buffer) {
            try {
                lines = NDJSON.createGenerator(ObjectWriteContext.empty(), new FastGzip(buffer));
            } catch (IOException e) {
                throw new UncheckedIOException(e); // memory does not fail to be written
            }
        }

        void add(Entry entry) {
            lines.writeStartObject();
            lines.writeStringProperty("id", entry.id());
            lines.writeStringProperty("receivedAt", entry.receivedAt());
            lines.writeName("data");
            write(entry.data());
            lines.writeEndObject();
            count++;
        }

        /** An object's members are in the order of their names: the same entries give the same bytes. */
        private void write(JsonValue value) {
            switch (value) {
                case JsonObject(List<Member> members) -> {
                    lines.writeStartObject();
                    for (var member : members) {
                        lines.writeName(member.name());
                        write(member.value());
                    }
                    lines.writeEndObject();
                }
                case JsonArray(List<JsonValue> elements) -> {
                    lines.writeStartArray();
                    for (var element : elements) {
                        write(element);
                    }
                    lines.writeEndArray();
                }
                case JsonString(String text) -> lines.writeString(text);
                case JsonNumber(String text) -> lines.writeNumber(text);
                case JsonBoolean(boolean bool) -> lines.writeBoolean(bool);
                case JsonNull() -> lines.writeNull();
            }
        }

        void close() {
            lines.writeRaw('\n');
            lines.close();
        }
    }

    /** The bytes of one part after the other: as large from the start as it will ever be. */
    private static final class PartBuffer extends ByteArrayOutputStream {
        PartBuffer(int bytes) {
            super(bytes);
        }

        ByteBuffer content() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }

    /** Gzip at its fastest: a third larger than by default, for a quarter of the time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
