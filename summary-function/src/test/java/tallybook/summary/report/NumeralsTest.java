package tallybook.summary.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0               | 0
                    -0.00           | 0
                    1.3             | 1.3
                    0.082783        | 0.08278
                    -0.0006674      | −0.0006674
                    0.00000123456   | 1.235 × 10⁻⁶
                    117.7499        | 117.7
                    1517966773840.5 | 1,517,966,773,841
                    1234567890123456| 1.235 × 10¹⁵
                    -9.9e125        | −9.9 × 10¹²⁵
                    """)
    void roundsToFourDigitsButNeverBelowTheUnits(BigDecimal number, String words) {
        assertThat(Numerals.rounded(number)).isEqualTo(narrowed(words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1.10                    | 1.1
                    -179.63                 | −179.63
                    100                     | 100
                    12345678901234567890    | 12,345,678,901,234,567,890
                    0.12345678901234567890  | 0.1234567890123456789
                    1e40                    | 1 × 10⁴⁰
                    -1.25e-130              | −1.25 × 10⁻¹³⁰
                    """)
    void writesEveryDigitOfAnExactNumber(BigDecimal number, String words) {
        assertThat(Numerals.exact(number)).isEqualTo(narrowed(words));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 %", "0.0001, < 1 %", "0.01, 1 %", "0.5, 50 %", "0.984, 98 %", "0.9999, > 99 %", "1, 100 %"})
    void saysWhatIsNotQuiteNoneOrAll(double fraction, String words) {
        assertThat(Numerals.percent(fraction)).isEqualTo(narrowed(words));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "999, 999 bytes",
        "1000, 1 kB",
        "1112964, 1.1 MB",
        "99960, 100 kB",
        "999500, 1 MB",
        "9223372036854775807, 9.2 EB"
    })
    void scalesBytesToTheUnitThatSuitsThem(long bytes, String words) {
        assertThat(Numerals.bytes(bytes)).isEqualTo(narrowed(words));
    }

    private static String narrowed(String words) {
        return words.replace(' ', '\u202f');
    }
}
