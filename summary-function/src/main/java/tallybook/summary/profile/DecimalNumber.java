package tallybook.summary.profile;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.datasketches.hash.XxHash;

/**
 * A decimal number as it is spelled, and what is counted of it.
 *
 * <p>Most numbers are short: they are read into a {@code long}, and neither text nor large integers are made of them.
 *
 * @param exact the number with the decimals it is spelled with
 * @param value the double nearest to it
 * @param rest what the number is more than its value as a double, to 2^-104 of the number
 * @param hash the same for equal numbers, however they are spelled
 */
record DecimalNumber(BigDecimal exact, double value, double rest, long hash) implements Comparable<DecimalNumber> {
    /** As many as fit into a long. */
    private static final int SHORT_DIGITS = 18;

    /** A number from here on takes no further digit, or it would not be short. */
    private static final long FULL = 100_000_000_000_000_000L;

    /** All whole numbers below it are doubles. */
    private static final double WHOLE_DOUBLES_END = 0x1p53;

    /** Those that are doubles. */
    private static final double[] POWERS_OF_TEN = IntStream.rangeClosed(0, 22)
            .mapToDouble(power -> Double.parseDouble("1E" + power))
            .toArray();

    private static final Comparator<BigDecimal> BY_VALUE =
            Comparator.<BigDecimal>naturalOrder().thenComparingInt(BigDecimal::scale);

    /**
     * Reads a number.
     *
     * @throws NumberFormatException as {@link BigDecimal#BigDecimal(String)}
     */
    static DecimalNumber parse(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int digits = text.length() - start - (point < 0 ? 0 : 1);
        long unscaled = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && unscaled < FULL) {
                unscaled = 10 * unscaled + (c - '0');
            } else if (i != point) { // a digit too many, or an exponent
                return of(new BigDecimal(text));
            }
        }
        int scale = point < 0 ? 0 : text.length() - point - 1;
        return digits == 0 ? of(new BigDecimal(text)) : ofShort(start == 0 ? unscaled : -unscaled, scale);
    }

    static DecimalNumber of(BigDecimal exact) {
        if (exact.precision() <= SHORT_DIGITS) {
            return ofShort(exact.unscaledValue().longValueExact(), exact.scale());
        }
        var stripped = exact.stripTrailingZeros();
        double value = exact.doubleValue();
        return new DecimalNumber(exact, value, rest(stripped, value), hash(stripped));
    }

    private static DecimalNumber ofShort(long unscaled, int scale) {
        long stripped = unscaled;
        int strippedScale = unscaled == 0 ? 0 : scale;
        while (stripped != 0 && stripped % 10 == 0) {
            stripped /= 10;
            strippedScale--;
        }
        var exact = BigDecimal.valueOf(unscaled, scale);
        double value = exact.doubleValue();
        return new DecimalNumber(
                exact, value, rest(stripped, strippedScale, value), XxHash.hashLong(stripped, strippedScale));
    }

    private static long hash(BigDecimal stripped) {
        var unscaled = stripped.unscaledValue();
        if (stripped.precision() <= SHORT_DIGITS) {
            return XxHash.hashLong(unscaled.longValueExact(), stripped.scale());
        }
        byte[] bytes = unscaled.toByteArray();
        return XxHash.hashByteArr(bytes, 0, bytes.length, stripped.scale());
    }

    private static double rest(BigDecimal stripped, double value) {
        return stripped.precision() <= SHORT_DIGITS
                ? rest(stripped.unscaledValue().longValueExact(), stripped.scale(), value)
                : difference(stripped, value);
    }

    /** The product and its rounding error, by a fused multiply-add, are exact. */
    private static double rest(long stripped, int scale, double value) {
        if (scale <= 0 && Math.abs(value) < WHOLE_DOUBLES_END) {
            return 0;
        }
        if (scale < 0 || scale >= POWERS_OF_TEN.length) {
            return difference(BigDecimal.valueOf(stripped, scale), value);
        }
        double power = POWERS_OF_TEN[scale];
        double product = value * power;
        double productError = Math.fma(value, power, -product);
        double rounded = stripped;
        long roundedOff = stripped - (long) rounded;
        return (rounded - product + (roundedOff - productError)) / power;
    }

    private static double difference(BigDecimal number, double value) {
        return number.subtract(new BigDecimal(value)).doubleValue();
    }

    /** By value; of equal numbers those with fewer decimals first, so that the least of many is one: 1 before 1.0. */
    @Override
    public int compareTo(DecimalNumber other) {
        int byDouble = Double.compare(value, other.value); // where doubles differ, the numbers do so alike
        return byDouble == 0 ? BY_VALUE.compare(exact, other.exact) : byDouble;
    }
}
