package tallybook.summary.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberProfileTest {
    /** Of 0.01 to 0.04 the mean is 0.025 and the deviation 0.0129; doubles of the size of 10^15 tell eighths apart. */
    @ParameterizedTest
    @CsvSource({"0", "1000000000000000", "-1000000000000000", "100000000000000003"})
    void tellsNumbersApartThatAreOneAsDoubles(BigDecimal offset) {
        var left = of(offset, "0.01", "0.02");
        left.merge(of(offset, "0.03", "0.04"));

        var expected = within(1e-9);
        for (var numbers :
                Stream.of(of(offset, "0.01", "0.02", "0.03", "0.04"), left).toList()) {
            assertThat(numbers.moments().standardDeviation().orElseThrow()).isCloseTo(Math.sqrt(0.0005 / 3), expected);
            assertThat(numbers.moments().mean())
                    .isEqualTo(offset.add(new BigDecimal("0.025")).doubleValue());
        }
    }

    /** Numbers of few digits but for zeros beside ones of many: what the doubles of both are off counts alike. */
    @ParameterizedTest
    @CsvSource({
        "1760000000123000000,        1760000000123000001",
        "12345678901230000000,       12345678901230000001",
        "10000000000000000000000000, 10000000000000000000000001",
        "0.1,                        0.10000000000000001",
        "1E-130,                     1.00000000000000001E-130"
    })
    void tellsARoundNumberFromTheNext(BigDecimal round, BigDecimal next) {
        var both = new NumberProfile(DecimalNumber.of(round));
        both.add(DecimalNumber.of(next));

        double deviation = next.subtract(round).doubleValue() / Math.sqrt(2);
        assertThat(both.moments().standardDeviation()).hasValueCloseTo(deviation, withinPercentage(0.001));
    }

    @Test
    void findsNoDeviationAmongEqualNumbersOfManyDigits() {
        var third = of(BigDecimal.ZERO, "0.33333333333333333333", "0.33333333333333333333", "0.33333333333333333333");

        assertThat(third.moments().standardDeviation()).hasValue(0);
        assertThat(third.moments().mean()).isEqualTo(1.0 / 3);
    }

    private static NumberProfile of(BigDecimal offset, String first, String... others) {
        var numbers = new NumberProfile(DecimalNumber.of(offset.add(new BigDecimal(first))));
        Stream.of(others).forEach(number -> numbers.add(DecimalNumber.of(offset.add(new BigDecimal(number)))));
        return numbers;
    }
}
