package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedMap;
import tallybook.summary.json.JsonValue.JsonObject;

/**
 * The profile of a stream of entries.
 *
 * <p>Not safe for use by several threads: each takes a profile of its own, and these are merged.
 */
public final class Profile {
    /** "TBP", before the version of the serial form. */
    private static final int MAGIC = 'T' << 16 | 'B' << 8 | 'P';

    /** Nothing older is kept: 1 did not say which paths it had omitted, 2 told values apart by other hashes. */
    private static final int VERSION = 3;

    private final Arrivals arrivals;
    private final PathTree tree;
    private long bytes;

    /** The profile of no entries, whose days and hours will be counted in the given time zone. */
    public Profile(ZoneId zone) {
        this(zone, ProfileLimits.DEFAULT);
    }

    /** With other limits than a profile has once it was stored. */
    Profile(ZoneId zone, ProfileLimits limits) {
        this(new Arrivals(zone), new PathTree(limits));
    }

    private Profile(Arrivals arrivals, PathTree tree) {
        this.arrivals = arrivals;
        this.tree = tree;
    }

    /**
     * Counts an entry.
     *
     * @param bytes the item's size, as DynamoDB counts it
     * @param data the entry as sent
     */
    public void add(Instant receivedAt, long bytes, JsonObject data) {
        tree.add(entries(), data);
        arrivals.add(receivedAt);
        this.bytes += bytes;
    }

    /** Adds what the other profile counted; the other must not be used any more. */
    public void merge(Profile other) {
        tree.merge(other.tree);
        arrivals.merge(other.arrivals);
        bytes += other.bytes;
    }

    public long entries() {
        return tree.root().entries();
    }

    /** The entries' size, as DynamoDB counts items. */
    public long bytes() {
        return bytes;
    }

    /** Entries by day; only the days that have any. */
    public SortedMap<LocalDate, Long> days() {
        return arrivals.days();
    }

    /** Entries by hour of the day, 24 counts. */
    public long[] hours() {
        return arrivals.hours();
    }

    /** The profiles of the most frequent field paths, at most 1,000, in the order of the paths. */
    public SortedMap<JsonPath, FieldProfile> fields() {
        return tree.fields();
    }

    /** The field paths that {@link #fields} does not tell of. */
    public Distinct omittedPaths() {
        return tree.omitted().paths();
    }

    /** The occurrences at the field paths that {@link #fields} does not tell of. */
    public long omittedValues() {
        return tree.omitted().values();
    }

    /** The memory that the fields take, in bytes, at most. */
    long memory() {
        return tree.memory();
    }

    /** Writes the whole state, from which {@link #readFrom} makes an equal profile. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(MAGIC << 8 | VERSION);
        out.writeLong(bytes);
        arrivals.writeTo(out);
        tree.writeTo(out);
    }

    /**
     * Reads a profile.
     *
     * @throws IOException if the bytes are not a profile, or of a version that this code does not know
     */
    public static Profile readFrom(DataInput in) throws IOException {
        int start = in.readInt();
        if (start >>> 8 != MAGIC) {
            throw new IOException("not a profile");
        }
        int version = start & 0xff;
        if (version != VERSION) {
            throw new IOException("a profile of version " + version + ", and not of version " + VERSION);
        }
        long bytes = in.readLong();
        var profile = new Profile(Arrivals.readFrom(in), PathTree.readFrom(in));
        profile.bytes = bytes;
        return profile;
    }
}
