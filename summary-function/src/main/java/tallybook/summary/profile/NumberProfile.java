package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;

/** The JSON numbers of one path: their extremes exactly, the rest in double precision. */
public final class NumberProfile {
    /** Of the moments and of two numbers of 38 digits, too. */
    private static final int OBJECT_BYTES = 300;

    /** Different numbers of so many digits at most differ by 900 times as much as their doubles are off, or more. */
    private static final int DIGITS_OF_DOUBLES = 13;

    /** By value; of equal numbers those with fewer decimals, so that the order does not matter: 1 before 1.0. */
    private static final Comparator<BigDecimal> BY_VALUE =
            Comparator.<BigDecimal>naturalOrder().thenComparingInt(BigDecimal::scale);

    private final Moments moments;
    private final Quantiles quantiles;
    private BigDecimal min;
    private BigDecimal max;

    /** The profile of a single number. */
    NumberProfile(BigDecimal first) {
        this(new Moments(), new Quantiles(), first, first);
        count(first);
    }

    private NumberProfile(Moments moments, Quantiles quantiles, BigDecimal min, BigDecimal max) {
        this.moments = moments;
        this.quantiles = quantiles;
        this.min = min;
        this.max = max;
    }

    void add(BigDecimal number) {
        count(number);
        widen(number, number);
    }

    private void widen(BigDecimal from, BigDecimal to) {
        min = BY_VALUE.compare(from, min) < 0 ? from : min;
        max = BY_VALUE.compare(to, max) > 0 ? to : max;
    }

    private void count(BigDecimal number) {
        double value = number.doubleValue();
        moments.add(value, rest(number, value));
        quantiles.add(value);
    }

    /** What a number is more than its value as a double; of few digits, it is too little to matter. */
    private static double rest(BigDecimal number, double value) {
        return hasFewDigits(number) || hasFewDigits(number.stripTrailingZeros())
                ? 0
                : number.subtract(new BigDecimal(value)).doubleValue();
    }

    private static boolean hasFewDigits(BigDecimal number) {
        return number.precision() <= DIGITS_OF_DOUBLES;
    }

    void merge(NumberProfile other) {
        moments.merge(other.moments);
        quantiles.merge(other.quantiles);
        widen(other.min, other.max);
    }

    public Moments moments() {
        return moments;
    }

    public Quantiles quantiles() {
        return quantiles;
    }

    public BigDecimal min() {
        return min;
    }

    public BigDecimal max() {
        return max;
    }

    /** The memory it takes, in bytes, at most. */
    long memory() {
        return OBJECT_BYTES + quantiles.memory();
    }

    void writeTo(DataOutput out) throws IOException {
        moments.writeTo(out);
        quantiles.writeTo(out);
        out.writeUTF(min.toString());
        out.writeUTF(max.toString());
    }

    static NumberProfile readFrom(DataInput in) throws IOException {
        return new NumberProfile(
                Moments.readFrom(in),
                Quantiles.readFrom(in),
                new BigDecimal(in.readUTF()),
                new BigDecimal(in.readUTF()));
    }
}
