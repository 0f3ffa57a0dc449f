package tallybook.ingest;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A decimal number as DynamoDB stores it: up to 38 significant digits, and zero or a magnitude from 1E-130 to
 * 9.99…E+125.
 */
final class StoredNumber {
    private static final int DIGITS_MAX = 38;
    private static final int EXPONENT_MIN = -130;
    private static final int EXPONENT_MAX = 125;

    /** The rule in words, for a sender whose number it refuses. */
    static final String RULE = "A number has at most " + DIGITS_MAX + " significant digits, and is 0 or from 1E"
            + EXPONENT_MIN + " to below 1E+" + (EXPONENT_MAX + 1) + ", either sign.";

    /** A number of more digits than this is out of range in a body of 4 MiB, whatever its mantissa. */
    private static final int EXPONENT_DIGITS_MAX = 10;

    private StoredNumber() {}

    /**
     * The number as it is sent to DynamoDB, equal in value.
     *
     * @param number as JSON (RFC 8259) writes it, however long
     * @return nothing if DynamoDB would round or refuse it
     */
    static Optional<String> of(String number) {
        int exponentAt = exponentAt(number);
        var mantissa = number.substring(number.startsWith("-") ? 1 : 0, exponentAt);
        int point = mantissa.indexOf('.');
        var digits = mantissa.replace(".", "");

        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        int end = digits.length();
        while (end > first && digits.charAt(end - 1) == '0') {
            end--;
        }
        if (first == end) {
            return Optional.of("0");
        }
        // The power of ten of the first significant digit.
        long exponent = exponent(number, exponentAt) + (point < 0 ? digits.length() : point) - first - 1;
        if (end - first > DIGITS_MAX || exponent < EXPONENT_MIN || exponent > EXPONENT_MAX) {
            return Optional.empty();
        }
        var significant = new BigDecimal(digits.substring(first, end));
        var magnitude = significant.scaleByPowerOfTen(Math.toIntExact(exponent - (end - first - 1)));
        return Optional.of(text(number.startsWith("-") ? magnitude.negate() : magnitude));
    }

    private static int exponentAt(String number) {
        int at = Math.max(number.indexOf('e'), number.indexOf('E'));
        return at < 0 ? number.length() : at;
    }

    private static long exponent(String number, int exponentAt) {
        if (exponentAt == number.length()) {
            return 0;
        }
        boolean negative = number.charAt(exponentAt + 1) == '-';
        int first = exponentAt + 1;
        while (first < number.length() - 1 && !(number.charAt(first) >= '1' && number.charAt(first) <= '9')) {
            first++;
        }
        long exponent = number.length() - first > EXPONENT_DIGITS_MAX
                ? Integer.MAX_VALUE
                : Long.parseLong(number.substring(first));
        return negative ? -exponent : exponent;
    }

    /** Whole numbers are written out while that is short; 1E+125 as a hundred zeros would swell the request. */
    private static String text(BigDecimal number) {
        boolean shortWhole = number.scale() < 0 && number.precision() - number.scale() <= DIGITS_MAX;
        return (shortWhole ? number.setScale(0) : number).toString();
    }
}
