package tallybook.summary.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

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

    private static Moments of(double... values) {
        var moments = new Moments();
        DoubleStream.of(values).forEach(moments::add);
        return moments;
    }
}
