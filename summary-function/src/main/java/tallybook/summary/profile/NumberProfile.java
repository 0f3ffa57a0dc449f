package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/** The JSON numbers of one path: their extremes exactly, the rest in double precision. */
public final class NumberProfile {
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
        min = min.min(number);
        max = max.max(number);
    }

    private void count(BigDecimal number) {
        double value = number.doubleValue();
        moments.add(value);
        quantiles.add(value);
    }

    void merge(NumberProfile other) {
        moments.merge(other.moments);
        quantiles.merge(other.quantiles);
        min = min.min(other.min);
        max = max.max(other.max);
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
