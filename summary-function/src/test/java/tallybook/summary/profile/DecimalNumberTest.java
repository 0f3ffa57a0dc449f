package tallybook.summary.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Comparator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalNumberTest {
    private static final String DIGITS_38 = "12345678901234567890123456789012345678";

    @Property(tries = 20_000)
    void readsWhatABigDecimalReads(@ForAll("spellings") String text) {
        var number = DecimalNumber.parse(text);
        var expected = new BigDecimal(text);

        assertThat(number.exact()).isEqualTo(expected);
        assertThat(number.value()).isEqualTo(expected.doubleValue());
        assertThat(number).isEqualTo(DecimalNumber.of(expected));
    }

    @Property(tries = 20_000)
    void standsWhereABigDecimalStands(@ForAll("spellings") String left, @ForAll("spellings") String right) {
        var byValueAndDecimals = Comparator.<BigDecimal>naturalOrder().thenComparingInt(BigDecimal::scale);

        assertThat(Integer.signum(DecimalNumber.parse(left).compareTo(DecimalNumber.parse(right))))
                .isEqualTo(byValueAndDecimals.compare(new BigDecimal(left), new BigDecimal(right)));
    }

    @Property(tries = 20_000)
    void hashesEqualNumbersAlikeAndOthersNot(@ForAll("spellings") String left, @ForAll("spellings") String right) {
        assertThat(hash(left))
                .isEqualTo(hash(new BigDecimal(left).stripTrailingZeros().toPlainString()));
        assertThat(hash(left) == hash(right)).isEqualTo(new BigDecimal(left).compareTo(new BigDecimal(right)) == 0);
    }

    /** To twice the digits of a double, and by the number alone: equal ones must not differ by how they are spelled. */
    @Property(tries = 20_000)
    void knowsWhatItsDoubleCannotTell(@ForAll("spellings") String text) {
        var number = DecimalNumber.parse(text);
        var stripped = new BigDecimal(text).stripTrailingZeros();
        double exactly = stripped.subtract(new BigDecimal(number.value())).doubleValue();

        assertThat(number.rest()).isCloseTo(exactly, within(Math.abs(number.value()) * 0x1p-104));
        assertThat(DecimalNumber.parse(stripped.toPlainString()).rest()).isEqualTo(number.rest());
    }

    /** Of few digits and of up to 40, with zeros at either end, with a point and an exponent or without. */
    @Provide
    Arbitrary<String> spellings() {
        var digits = Arbitraries.oneOf(
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(3),
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(40),
                Arbitraries.of("0", "9007199254740993", "999999999999999999", "1000000000000000000", DIGITS_38));
        var zeros = Arbitraries.of("", "", "0", "00", "0".repeat(17), "0".repeat(30));
        var points = Arbitraries.of(0, 0, 1, 2, 5, 18, 22, 23, 40);
        var exponents = Arbitraries.of("", "", "", "E0", "E+5", "E-130", "E+125", "e2");
        return Combinators.combine(Arbitraries.of("", "-"), zeros, digits, zeros, points, exponents)
                .as((sign, before, middle, after, decimals, exponent) ->
                        sign + withPoint(before + middle + after, decimals) + exponent);
    }

    private static String withPoint(String digits, int decimals) {
        int point = digits.length() - decimals;
        return decimals == 0 || point < 1 ? digits : digits.substring(0, point) + "." + digits.substring(point);
    }

    @ParameterizedTest
    @CsvSource({
        "0, -0",
        "0, 0E+5",
        "0, 0.00",
        "1.1, 1.10",
        "100, 1E2",
        "-100, -1.00E+2",
        "1, 1.000000000000000000000000000",
        "1E-130, 0.1E-129",
        "12345678901234567890123456789012345678, 1234567890123456789012345678901234567.80E1"
    })
    void hashesTheSpellingsOfANumberAlike(String left, String right) {
        assertThat(hash(left)).isEqualTo(hash(right));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "-.", "1.2.3", "1-2", "--1", "1E", "x", " 1"})
    void takesNothingElseForANumber(String text) {
        assertThatThrownBy(() -> DecimalNumber.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1234567890.5,             0",
        "-123.4560000000000000000, 3.0695446184836328E-15",
        "100000000000000003.01,    3.01",
        "1E+25,                    -905969664",
        "1760000000123000000,      -64",
        "1000000000000000.01,      0.01",
        "12345678901234.5,         0",
        "1234567890123456.75,      0",
    })
    void knowsWhatItsDoubleCannotTellOf(String text, double rest) {
        assertThat(DecimalNumber.parse(text).rest()).isEqualTo(rest);
    }

    private static long hash(String text) {
        return DecimalNumber.parse(text).hash();
    }
}
