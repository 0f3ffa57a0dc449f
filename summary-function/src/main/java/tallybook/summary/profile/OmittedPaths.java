package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.apache.datasketches.filters.bloomfilter.BloomFilter;
import org.apache.datasketches.filters.bloomfilter.BloomFilterBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The field paths that have no profile: how many they are, how many values were there, and which they are.
 *
 * <p>The last is a Bloom filter (Bloom: Space/Time Trade-offs in Hash Coding with Allowable Errors, 1970). It knows every
 * path that was left out, and may take others for one: such a path is left out too, so that no profile ever misses a
 * value.
 */
final class OmittedPaths {
    /** With four hashes, it takes 2 % of the other paths for omitted ones after a million, and most after five. */
    private static final long FILTER_BITS = 1L << 23;

    private static final int FILTER_HASHES = 4;
    private static final long FILTER_SEED = 0x7a11_b00c;

    private final Distinct paths;
    private long values;
    private @Nullable BloomFilter filter;

    OmittedPaths() {
        this(new Distinct());
    }

    private OmittedPaths(Distinct paths) {
        this.paths = paths;
    }

    /** Whether the path was left out, or might have been. */
    boolean mayContain(long path) {
        return filter != null && filter.query(path);
    }

    /** Leaves out a path that could have had a profile. */
    void add(long path, long occurrences) {
        addTooLong(path, occurrences);
        if (filter == null) {
            filter = BloomFilterBuilder.createBySize(FILTER_BITS, FILTER_HASHES, FILTER_SEED);
        }
        filter.update(path);
    }

    /** Leaves out a path that no profile has room for; there is no need to remember it. */
    void addTooLong(long path, long occurrences) {
        paths.add(path);
        values += occurrences;
    }

    void merge(OmittedPaths other) {
        paths.merge(other.paths);
        values += other.values;
        if (filter == null) {
            filter = other.filter;
        } else if (other.filter != null) {
            filter.union(other.filter);
        }
    }

    OmittedPaths copy() {
        var copy = new OmittedPaths(paths.copy());
        copy.values = values;
        return copy;
    }

    Distinct paths() {
        return paths;
    }

    long values() {
        return values;
    }

    void writeTo(DataOutput out) throws IOException {
        paths.writeTo(out);
        out.writeLong(values);
        out.writeBoolean(filter != null);
        if (filter != null) {
            SketchBytes.write(out, filter.toByteArray());
        }
    }

    static OmittedPaths readFrom(DataInput in) throws IOException {
        var omitted = new OmittedPaths(Distinct.readFrom(in));
        omitted.values = in.readLong();
        omitted.filter = in.readBoolean() ? BloomFilter.heapify(MemorySegment.ofArray(SketchBytes.read(in))) : null;
        return omitted;
    }
}
