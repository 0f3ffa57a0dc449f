package tallybook.summary.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them, the same in every locale: 1,707, −0.083, 1.1 MB, 93 %. */
public final class Numerals {

    private static final int SIGNIFICANT_DIGITS = 4;
    private static final int PLAIN_DIGITS_MAX = 15;
    private static final int EXACT_CHARACTERS_MAX = 24;
    private static final String NARROW_SPACE = "\u202f";
    private static final String[] BYTE_UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};
    private static final String[] COUNT_UNITS = {"", "k", "M", "bn", "tn", "qd", "qn"};

    private Numerals() {}

    /** Exactly: 1,707. */
    public static String count(long count) {
        return format(BigDecimal.valueOf(count), 0);
    }

    /** As in 1 entry, 1,707 entries. */
    public static String entries(long count) {
        return count(count) + (count == 1 ? " entry" : " entries");
    }

    /** With a noun that takes an s: 1 field, 2 fields. */
    public static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** Exactly below a million, else in few digits: 1,707, 12.3 M. */
    public static String shortCount(long count) {
        return count < 1_000_000 ? count(count) : scaled(count, COUNT_UNITS);
    }

    /** In SI units: 950 bytes, 1.1 MB. */
    public static String bytes(long bytes) {
        return scaled(bytes, BYTE_UNITS);
    }

    /** To four significant digits, but never short of the units: 0.08278, 1,517,966,773,840. */
    public static String rounded(double value) {
        return rounded(new BigDecimal(value));
    }

    /** To four significant digits, but never short of the units. */
    public static String rounded(BigDecimal value) {
        var integerDigits = integerDigits(value);
        if (integerDigits > PLAIN_DIGITS_MAX || (value.signum() != 0 && integerDigits < -SIGNIFICANT_DIGITS)) {
            return scientific(value.round(new MathContext(SIGNIFICANT_DIGITS)));
        }
        return format(value, Math.max(0, SIGNIFICANT_DIGITS - integerDigits));
    }

    /** Every digit there is. */
    public static String exact(BigDecimal value) {
        var digits = Math.max(value.precision(), integerDigits(value)) + Math.max(0, -integerDigits(value));
        return digits > EXACT_CHARACTERS_MAX ? scientific(value) : format(value, Math.max(0, value.scale()));
    }

    /** In whole per cent; what is not quite none or all is said to be so: < 1 %, > 99 %. */
    public static String percent(double fraction) {
        if (fraction > 0 && fraction < 0.01) {
            return "<" + NARROW_SPACE + "1" + NARROW_SPACE + "%";
        }
        if (fraction > 0.99 && fraction < 1) {
            return ">" + NARROW_SPACE + "99" + NARROW_SPACE + "%";
        }
        return format(new BigDecimal(fraction * 100), 0) + NARROW_SPACE + "%";
    }

    /** In per cent with two decimals where they are not zero: 82.13 %. */
    public static String precisePercent(double fraction) {
        return format(new BigDecimal(fraction * 100), 2) + NARROW_SPACE + "%";
    }

    /** How many digits stand before the point; negative for zeros that follow it. */
    private static int integerDigits(BigDecimal value) {
        return value.signum() == 0 ? 1 : value.precision() - value.scale();
    }

    private static String scaled(long number, String[] units) {
        var unit = 0;
        var value = (double) number;
        while (value >= 999.5 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        var digits = format(new BigDecimal(value), unit > 0 && value < 99.95 ? 1 : 0);
        return units[unit].isEmpty() ? digits : digits + NARROW_SPACE + units[unit];
    }

    private static String scientific(BigDecimal value) {
        var unscaled = value.stripTrailingZeros();
        var exponent = unscaled.precision() - unscaled.scale() - 1;
        return format(unscaled.movePointLeft(exponent), unscaled.precision()) + NARROW_SPACE + "×" + NARROW_SPACE + "10"
                + superscript(exponent);
    }

    private static String superscript(int exponent) {
        var digits = Integer.toString(exponent).chars();
        return digits.map(digit -> digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String format(BigDecimal value, int decimalsMax) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(',');
        symbols.setDecimalSeparator('.');
        symbols.setMinusSign('\u2212');
        var format = new DecimalFormat("#,##0", symbols);
        format.setMaximumFractionDigits(decimalsMax);
        format.setRoundingMode(RoundingMode.HALF_UP);
        var text = format.format(value);
        return text.equals("\u22120") ? "0" : text;
    }
}
