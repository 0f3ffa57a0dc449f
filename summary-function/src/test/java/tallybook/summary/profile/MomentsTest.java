package tallybook.summary.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    @Test
    void staysRightWhereASumOfSquaresLosesEveryDigit() {
        var moments = of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);

        assertThat(moments.mean()).isEqualTo(1e9 + 10);
        assertThat(moments.standardDeviation().orElseThrow()).isCloseTo(Math.sqrt(30), within(1e-9));
    }

    @Test
    void mergesToWhatOneStreamGives() {
        var left = of(1, 2, 3);
        left.merge(of(10, 20));
        left.merge(of());

        assertThat(left.count()).isEqualTo(5);
        assertThat(left.mean()).isCloseTo(7.2, within(1e-12));
        assertThat(left.standardDeviation().orElseThrow())
                .isCloseTo(of(1, 2, 3, 10, 20).standardDeviation().orElseThrow(), within(1e-12));
    }

    @Test
    void hasNoDeviationOfASingleNumber() {
        assertThat(of(5).standardDeviation()).isEqualTo(OptionalDouble.empty());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e6, -1e9, 1e12, 1e15})
    void isRightAtAnyOffsetHoweverItWasSplit(double offset) {
        double[] values = new Random(7).ints(100_000, 0, 1_000).asDoubleStream().toArray();
        var merged = new Moments();
        for (int part = 0; part < 10; part++) {
            merged.merge(of(DoubleStream.of(Arrays.copyOfRange(values, part * 10_000, (part + 1) * 10_000))
                    .map(value -> offset + value)
                    .toArray()));
        }

        assertRight(of(DoubleStream.of(values).map(value -> offset + value).toArray()), values, offset);
        assertRight(merged, values, offset);
    }

    /** Small integers, of which sums and sums of squares are exact: what an offset must not change. */
    private static void assertRight(Moments moments, double[] values, double offset) {
        long sum = (long) DoubleStream.of(values).sum();
        long squares =
                (long) DoubleStream.of(values).map(value -> value * value).sum();
        var variance = BigDecimal.valueOf(squares)
                .subtract(BigDecimal.valueOf(sum)
                        .pow(2)
                        .divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128))
                .divide(BigDecimal.valueOf(values.length - 1), MathContext.DECIMAL128);
        var mean = BigDecimal.valueOf(sum)
                .divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128)
                .add(new BigDecimal(offset));

        assertThat(moments.count()).isEqualTo(values.length);
        assertThat(moments.mean()).isCloseTo(mean.doubleValue(), within(1e-12 + Math.ulp(offset)));
        assertThat(moments.standardDeviation().orElseThrow())
                .isCloseTo(Math.sqrt(variance.doubleValue()), within(1e-9));
    }

    private static Moments of(double... values) {
        var moments = new Moments();
        DoubleStream.of(values).forEach(value -> moments.add(value, 0));
        return moments;
    }
}
