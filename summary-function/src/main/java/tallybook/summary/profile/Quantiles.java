package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.kll.KllSketch;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of numbers, from which any quantile can be asked; a KLL sketch of Apache DataSketches (Karnin, Lang,
 * Liberty: Optimal Quantile Approximation in Streams, 2016). Exact until the sketch has to forget, about 200 numbers.
 */
public final class Quantiles {
    /** The sketch's k: 1.33 % rank error at 99 % confidence, in about 6 KB. */
    private static final int K = 200;

    /** What a sketch of 2^40 numbers takes, in bytes. */
    private static final int SKETCH_MEMORY =
            KllSketch.getMaxSerializedSizeBytes(K, 1L << 40, KllSketch.SketchType.KLL_DOUBLES_SKETCH, true);

    private static final int OBJECT_BYTES = 200;
    private static final int FIRST_LENGTH = 2;
    private static final int FIRST_LENGTH_MAX = 64;

    /** The first numbers as they are, a sketch being large from its start; unused once there is a sketch. */
    private double[] first = new double[FIRST_LENGTH];

    private int firstCount;
    private @Nullable KllDoublesSketch sketch;

    void add(double value) {
        if (sketch != null) {
            sketch.update(value);
        } else if (firstCount == FIRST_LENGTH_MAX) {
            sketch().update(value);
        } else {
            if (firstCount == first.length) {
                first = Arrays.copyOf(first, 2 * firstCount);
            }
            first[firstCount++] = value;
        }
    }

    /** The sketch, made now if there is none. */
    private KllDoublesSketch sketch() {
        if (sketch == null) {
            sketch = KllDoublesSketch.newHeapInstance(K);
            sketch.update(first, 0, firstCount);
            first = new double[0];
            firstCount = 0;
        }
        return sketch;
    }

    /** Adds what the other knows; the other must not be used any more. */
    void merge(Quantiles other) {
        if (other.sketch != null) {
            sketch().merge(other.sketch);
        } else {
            for (int i = 0; i < other.firstCount; i++) {
                add(other.first[i]);
            }
        }
    }

    /** The smallest number seen whose normalised rank, 0 to 1, is at least this one. */
    public double at(double rank) {
        return sketch().getQuantile(rank, QuantileSearchCriteria.INCLUSIVE);
    }

    /** The fraction, 0 to 1, of the numbers that are less than this one. */
    public double fractionBelow(double value) {
        return sketch().getRank(value, QuantileSearchCriteria.EXCLUSIVE);
    }

    /**
     * The Kolmogorov–Smirnov distance, 0 to 1: the largest difference between the fractions of both that are at most some
     * number. It is off by at most both rank errors together.
     */
    public double distance(Quantiles other) {
        return DoubleStream.concat(steps(), other.steps())
                .map(value -> Math.abs(fractionUpTo(value) - other.fractionUpTo(value)))
                .max()
                .orElse(0);
    }

    private DoubleStream steps() {
        return DoubleStream.of(sketch().getSortedView().getQuantiles());
    }

    private double fractionUpTo(double value) {
        return sketch().getRank(value, QuantileSearchCriteria.INCLUSIVE);
    }

    /** How far the true rank of a quantile may be from the one asked for, with 99 % confidence; 0 where exact. */
    public double rankError() {
        return sketch().isEstimationMode() ? sketch().getNormalizedRankError(false) : 0;
    }

    /** The smallest number, in double precision. */
    public double min() {
        return sketch().getMinItem();
    }

    /** The largest number, in double precision. */
    public double max() {
        return sketch().getMaxItem();
    }

    /** The memory it takes, in bytes, at most. */
    long memory() {
        return OBJECT_BYTES + (sketch == null ? (long) Double.BYTES * first.length : SKETCH_MEMORY);
    }

    void writeTo(DataOutput out) throws IOException {
        SketchBytes.write(out, sketch().toByteArray());
    }

    static Quantiles readFrom(DataInput in) throws IOException {
        var quantiles = new Quantiles();
        quantiles.sketch = KllDoublesSketch.heapify(MemorySegment.ofArray(SketchBytes.read(in)));
        return quantiles;
    }
}
