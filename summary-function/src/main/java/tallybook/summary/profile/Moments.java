package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * Count, mean and standard deviation of numbers, in double precision.
 *
 * <p>Updated by Welford's method and merged by Chan's (Chan, Golub, LeVeque: Algorithms for Computing the Sample
 * Variance, 1983), which stay right where a sum of squares loses every digit: large values that differ little.
 */
public final class Moments {
    private long count;
    private double mean;
    private double squaredDeviations;

    void add(double value) {
        count++;
        double delta = value - mean;
        mean += delta / count;
        squaredDeviations += delta * (value - mean);
    }

    void merge(Moments other) {
        if (other.count == 0) {
            return;
        }
        long total = count + other.count;
        double delta = other.mean - mean;
        squaredDeviations += other.squaredDeviations + delta * delta * ((double) count * other.count / total);
        mean += delta * other.count / total;
        count = total;
    }

    public long count() {
        return count;
    }

    public double mean() {
        return mean;
    }

    /** The sample's standard deviation (n - 1); empty below two numbers. */
    public OptionalDouble standardDeviation() {
        return count < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squaredDeviations / (count - 1)));
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeDouble(mean);
        out.writeDouble(squaredDeviations);
    }

    static Moments readFrom(DataInput in) throws IOException {
        var moments = new Moments();
        moments.count = in.readLong();
        moments.mean = in.readDouble();
        moments.squaredDeviations = in.readDouble();
        return moments;
    }
}
