package tallybook.summary.profile;

import java.math.BigDecimal;
import java.util.Comparator;
import org.apache.datasketches.hash.XxHash;

/**
 * A decimal number as it is spelled, and what is counted of it.
 *
 * <p>Most numbers are short: they are read into a {@code long}, and no text is made of them.
 *
 * @param exact the number with the decimals it is spelled with
 * @param value the double nearest to it
 * @param hash the same for equal numbers, however they are spelled
 */
record DecimalNumber(BigDecimal exact, double value, long hash) implements Comparable<DecimalNumber> {
    /** As many as fit into a long. */
    private static final int SHORT_DIGITS = 18;

    /** Different numbers of so many digits at most differ by 900 times as much as their doubles are off, or more. */
    private static final int DIGITS_OF_DOUBLES = 13;

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
        if (digits < 1 || digits > SHORT_DIGITS) {
            return of(new BigDecimal(text));
        }
        long unscaled = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                unscaled = 10 * unscaled + (c - '0');
            } else if (i != point) { // an exponent, most likely
                return of(new BigDecimal(text));
            }
        }
        int scale = point < 0 ? 0 : text.length() - point - 1;
        return ofShort(start == 0 ? unscaled : -unscaled, scale);
    }

    private static DecimalNumber ofShort(long unscaled, int scale) {
        var exact = BigDecimal.valueOf(unscaled, scale);
        return new DecimalNumber(exact, exact.doubleValue(), hash(unscaled, scale));
    }

    static DecimalNumber of(BigDecimal exact) {
        return new DecimalNumber(exact, exact.doubleValue(), hash(exact.stripTrailingZeros()));
    }

    private static long hash(BigDecimal stripped) {
        var unscaled = stripped.unscaledValue();
        if (stripped.precision() <= SHORT_DIGITS) {
            return hash(unscaled.longValueExact(), stripped.scale());
        }
        byte[] bytes = unscaled.toByteArray();
        return XxHash.hashByteArr(bytes, 0, bytes.length, stripped.scale());
    }

    private static long hash(long unscaled, int scale) {
        long digits = unscaled;
        int digitsScale = unscaled == 0 ? 0 : scale;
        while (digits != 0 && digits % 10 == 0) {
            digits /= 10;
            digitsScale--;
        }
        return XxHash.hashLong(digits, digitsScale);
    }

    /** What the number is more than its value as a double; of few digits, it is too little to matter. */
    double rest() {
        return hasFewDigits(exact) || hasFewDigits(exact.stripTrailingZeros())
                ? 0
                : exact.subtract(new BigDecimal(value)).doubleValue();
    }

    private static boolean hasFewDigits(BigDecimal number) {
        return number.precision() <= DIGITS_OF_DOUBLES;
    }

    /** By value; of equal numbers those with fewer decimals first, so that the least of many is one: 1 before 1.0. */
    @Override
    public int compareTo(DecimalNumber other) {
        int byDouble = Double.compare(value, other.value); // where doubles differ, the numbers do so alike
        return byDouble == 0 ? BY_VALUE.compare(exact, other.exact) : byDouble;
    }
}
