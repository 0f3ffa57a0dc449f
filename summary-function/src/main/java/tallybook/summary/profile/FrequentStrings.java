package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.datasketches.common.ArrayOfStringsSerDe;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.FrequentItemsSketch;

/**
 * The strings that occur most often, with bounds; a frequent-items sketch of Apache DataSketches (Anderson et al.: A
 * High-Performance Algorithm for Identifying Frequent Items in Data Streams, 2017). Exact up to 192 distinct strings.
 */
public final class FrequentStrings {
    /** The slots of the sketch's hash map, three quarters of which it fills. */
    private static final int SLOTS_MAX = 256;

    /** The smallest map that the sketch knows. */
    private static final int SLOTS_MIN = 8;

    private static final ArrayOfStringsSerDe STRINGS = new ArrayOfStringsSerDe();

    private static final int OBJECT_BYTES = 250;
    private static final int SLOT_BYTES = 14;
    private static final int STRING_BYTES = 48;

    private FrequentItemsSketch<String> sketch;
    /** The strings held, and those that left and may still be referred to: by their bytes, and the longest. */
    private long stringMemory;

    private int longestMemory;

    FrequentStrings() {
        this(new FrequentItemsSketch<>(SLOTS_MAX));
    }

    private FrequentStrings(FrequentItemsSketch<String> sketch) {
        this.sketch = sketch;
    }

    /** A string, its estimated occurrences, and the bounds between which the true number lies. */
    public record Row(String value, long count, long low, long high) {}

    /** Counts a string, and tells whether it was held, and so has been counted before: one that has left is new again. */
    boolean add(String value) {
        int held = sketch.getNumActiveItems();
        sketch.update(value);
        if (sketch.getNumActiveItems() == held) {
            return true;
        }
        countMemory(value); // the string is new, and others may have left for it
        return false;
    }

    /** Adds what the other knows, in the smaller of both sketches' room; the other must not be used any more. */
    void merge(FrequentStrings other) {
        if (other.slotsMax() < slotsMax()) {
            rebuild(other.slotsMax());
        }
        sketch.merge(other.sketch);
        stringMemory += other.stringMemory;
        longestMemory = Math.max(longestMemory, other.longestMemory);
    }

    /** The most frequent strings, at most {@code limit}; ties in the order of the strings. */
    public List<Row> top(int limit) {
        return held().map(row -> new Row(row.getItem(), row.getEstimate(), row.getLowerBound(), row.getUpperBound()))
                .sorted(Comparator.comparingLong(Row::count).reversed().thenComparing(Row::value))
                .limit(limit)
                .toList();
    }

    /** The most occurrences that a string can have without being found, and the width of every row's bounds; 0 if exact. */
    public long maximumError() {
        return sketch.getMaximumError();
    }

    private Stream<FrequentItemsSketch.Row<String>> held() {
        return Stream.of(sketch.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES));
    }

    /** The memory it takes, in bytes, at most. */
    long memory() {
        int slots = sketch.getCurrentMapCapacity() * 4 / 3;
        return OBJECT_BYTES + (long) slots * SLOT_BYTES + Math.min(stringMemory, (long) slots * longestMemory);
    }

    /** Lets go of the strings that left, which the sketch may still refer to, and measures the others. */
    void compact() {
        rebuild(slotsMax());
    }

    /** Forgets the less frequent strings, for ever, until it takes no more than so many bytes or can be no smaller. */
    void shrinkTo(long bytes) {
        while (memory() > bytes && slotsMax() > SLOTS_MIN) {
            rebuild(slotsMax() / 2);
        }
    }

    private int slotsMax() {
        return sketch.getMaximumMapCapacity() * 4 / 3;
    }

    private void rebuild(int slotsMax) {
        sketch = new FrequentItemsSketch<String>(slotsMax).merge(sketch);
        stringMemory = 0;
        longestMemory = 0;
        held().forEach(row -> countMemory(row.getItem()));
    }

    private void countMemory(String value) {
        int memory = STRING_BYTES + (isLatin1(value) ? 1 : 2) * value.length();
        stringMemory += memory;
        longestMemory = Math.max(longestMemory, memory);
    }

    /** Such a string takes a byte a character (JEP 254). */
    private static boolean isLatin1(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) > 0xff) {
                return false;
            }
        }
        return true;
    }

    void writeTo(DataOutput out) throws IOException {
        SketchBytes.write(out, sketch.toByteArray(STRINGS));
    }

    static FrequentStrings readFrom(DataInput in) throws IOException {
        var strings = new FrequentStrings(
                FrequentItemsSketch.getInstance(MemorySegment.ofArray(SketchBytes.read(in)), STRINGS));
        strings.held().forEach(row -> strings.countMemory(row.getItem()));
        return strings;
    }
}
