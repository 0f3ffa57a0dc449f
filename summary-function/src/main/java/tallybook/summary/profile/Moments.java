package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * Count, mean and standard deviation of numbers, in double precision.
 *
 * <p>Updated by Welford's method and merged by Chan's (Chan, Golub, LeVeque: Algorithms for Computing the Sample
 * Variance, 1983), which stay right where a sum of squares loses every digit: large values that differ little. The mean
 * keeps what is rounded off at each step (Knuth's TwoSum), or a million steps would add up to an error that such values
 * show.
 */
public final class Moments {
    private long count;
    private double mean;
    /** What the mean is more than {@link #mean}: less than what a double of its size can tell. */
    private double meanRest;

    private double squaredDeviations;

    /** @param rest what the number is more than its value as a double: all that tells apart large ones that differ little */
    void add(double value, double rest) {
        count++;
        if (count == 1) { // the sum of a large number and its rest would round the rest off
            mean = value;
            meanRest = rest;
            return;
        }
        double delta = deviation(value, rest);
        moveMean(delta / count);
        squaredDeviations += delta * deviation(value, rest);
    }

    private double deviation(double value, double rest) {
        return value - mean + (rest - meanRest);
    }

    private void moveMean(double by) {
        double moved = mean + by;
        double added = moved - mean;
        meanRest += (mean - (moved - added)) + (by - added);
        mean = moved;
    }

    void merge(Moments other) {
        if (other.count == 0) {
            return;
        }
        if (count == 0) { // the sum of a large mean and its rest would round the rest off
            mean = other.mean;
            meanRest = other.meanRest;
        }
        long total = count + other.count;
        double delta = deviation(other.mean, other.meanRest);
        squaredDeviations += other.squaredDeviations + delta * delta * ((double) count * other.count / total);
        moveMean(delta * other.count / total);
        count = total;
    }

    public long count() {
        return count;
    }

    public double mean() {
        return mean + meanRest;
    }

    /** The sample's standard deviation (n - 1); empty below two numbers. */
    public OptionalDouble standardDeviation() {
        return count < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squaredDeviations / (count - 1)));
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeDouble(mean);
        out.writeDouble(meanRest);
        out.writeDouble(squaredDeviations);
    }

    static Moments readFrom(DataInput in) throws IOException {
        var moments = new Moments();
        moments.count = in.readLong();
        moments.mean = in.readDouble();
        moments.meanRest = in.readDouble();
        moments.squaredDeviations = in.readDouble();
        return moments;
    }
}
