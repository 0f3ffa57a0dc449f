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
    /** The sketch's hash map: any string above 1.4 % of the occurrences is found. */
    private static final int MAP_SIZE_MAX = 256;

    private static final ArrayOfStringsSerDe STRINGS = new ArrayOfStringsSerDe();

    private final FrequentItemsSketch<String> sketch;

    FrequentStrings() {
        this(new FrequentItemsSketch<>(MAP_SIZE_MAX));
    }

    private FrequentStrings(FrequentItemsSketch<String> sketch) {
        this.sketch = sketch;
    }

    /** A string, its estimated occurrences, and the bounds between which the true number lies. */
    public record Row(String value, long count, long low, long high) {}

    void add(String value) {
        sketch.update(value);
    }

    void merge(FrequentStrings other) {
        sketch.merge(other.sketch);
    }

    /** The most frequent strings, at most {@code limit}; ties in the order of the strings. */
    public List<Row> top(int limit) {
        return Stream.of(sketch.getFrequentItems(ErrorType.NO_FALSE_NEGATIVES))
                .map(row -> new Row(row.getItem(), row.getEstimate(), row.getLowerBound(), row.getUpperBound()))
                .sorted(Comparator.comparingLong(Row::count).reversed().thenComparing(Row::value))
                .limit(limit)
                .toList();
    }

    void writeTo(DataOutput out) throws IOException {
        SketchBytes.write(out, sketch.toByteArray(STRINGS));
    }

    static FrequentStrings readFrom(DataInput in) throws IOException {
        return new FrequentStrings(
                FrequentItemsSketch.getInstance(MemorySegment.ofArray(SketchBytes.read(in)), STRINGS));
    }
}
