package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/** The JSON numbers of one path: their extremes exactly, the rest in double precision. */
public final class NumberProfile {
    /** Of the moments and of two numbers of 38 digits, too. */
    private static final int OBJECT_BYTES = 400;

    private final Moments moments;
    private final Quantiles quantiles;
    private DecimalNumber min;
    private DecimalNumber max;

    /** The profile of a single number. */
    NumberProfile(DecimalNumber first) {
        this(new Moments(), new Quantiles(), first, first);
        count(first);
    }

    private NumberProfile(Moments moments, Quantiles quantiles, DecimalNumber min, DecimalNumber max) {
        this.moments = moments;
        this.quantiles = quantiles;
        this.min = min;
        this.max = max;
    }

    void add(DecimalNumber number) {
        count(number);
        widen(number, number);
    }

    private void widen(DecimalNumber from, DecimalNumber to) {
        min = from.compareTo(min) < 0 ? from : min;
        max = to.compareTo(max) > 0 ? to : max;
    }

    private void count(DecimalNumber number) {
        moments.add(number.value(), number.rest());
        quantiles.add(number.value());
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
        return min.exact();
    }

    public BigDecimal max() {
        return max.exact();
    }

    /** The memory it takes, in bytes, at most. */
    long memory() {
        return OBJECT_BYTES + quantiles.memory();
    }

    void writeTo(DataOutput out) throws IOException {
        moments.writeTo(out);
        quantiles.writeTo(out);
        out.writeUTF(min.exact().toString());
        out.writeUTF(max.exact().toString());
    }

    static NumberProfile readFrom(DataInput in) throws IOException {
        return new NumberProfile(
                Moments.readFrom(in),
                Quantiles.readFrom(in),
                DecimalNumber.parse(in.readUTF()),
                DecimalNumber.parse(in.readUTF()));
    }
}
