package tallybook.summary.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;

/**
 * A field's key figures in words, as in <b>1.3</b> median, −0.8 to 6.4.
 *
 * @param figure the one that tells most; empty if none stands out
 * @param meaning what it is
 * @param more the next ones; empty if there are none
 */
record FieldWords(String figure, String meaning, String more) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    static FieldWords of(Report.Field field) {
        return switch (MainValues.of(field)) {
            case MainValues.Numeric(var numbers) -> numbers(numbers);
            case MainValues.Dated(var timestamps) -> timestamps(timestamps);
            case MainValues.Textual(var strings) -> new FieldWords("", "", FieldFigures.lengths(strings));
            case MainValues.Logical(var booleans) ->
                new FieldWords(
                        Numerals.count(booleans.trueCount()), "true", Numerals.count(booleans.falseCount()) + " false");
            case MainValues.Structural(var structure) -> structure(structure.types());
        };
    }

    private static FieldWords numbers(Report.Numbers numbers) {
        var median = numbers.quantiles().get("0.5");
        if (median != null) {
            return new FieldWords(Numerals.rounded(median), "median", range(numbers));
        }
        return numbers.mean() == null
                ? new FieldWords(Numerals.count(numbers.count(), "number"), "", "")
                : new FieldWords(Numerals.rounded(numbers.mean()), "mean", range(numbers));
    }

    private static String range(Report.Numbers numbers) {
        return numbers.min() == null || numbers.max() == null || numbers.min().compareTo(numbers.max()) == 0
                ? ""
                : Numerals.rounded(numbers.min()) + " to " + Numerals.rounded(numbers.max());
    }

    private static FieldWords timestamps(Report.Timestamps timestamps) {
        if (timestamps.earliest() == null || timestamps.latest() == null) {
            return new FieldWords(Numerals.count(timestamps.count()), "timestamps", "");
        }
        return new FieldWords(minute(timestamps.earliest()), "", "to " + minute(timestamps.latest()));
    }

    private static String minute(String timestamp) {
        return MINUTE.format(Instant.parse(timestamp).atOffset(ZoneOffset.UTC));
    }

    private static FieldWords structure(Map<String, Long> types) {
        return types.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(type -> new FieldWords(
                        Numerals.count(type.getValue()), type.getKey() + (type.getValue() == 1 ? "" : "s"), ""))
                .orElse(new FieldWords("", "", ""));
    }
}
