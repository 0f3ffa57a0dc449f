package tallybook.summary.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;
import tallybook.summary.report.VisibleText;

/** Every figure of a field, for the details of its row. */
final class FieldFigures {

    private final List<Figure> figures = new ArrayList<>();

    private FieldFigures() {}

    static List<Figure> of(Report.Field field, long entries) {
        var all = new FieldFigures();
        all.addOccurrences(field, entries);
        if (field.numbers() != null) {
            all.addNumbers(field.numbers());
        }
        if (field.strings() != null) {
            all.addStrings(field.strings());
        }
        if (field.timestamps() != null) {
            all.addTimestamps(field.timestamps());
        }
        if (field.booleans() != null) {
            all.add("True", Numerals.count(field.booleans().trueCount()));
            all.add("False", Numerals.count(field.booleans().falseCount()));
        }
        return List.copyOf(all.figures);
    }

    private void addOccurrences(Report.Field field, long entries) {
        add("Entries", occurrences(field, entries));
        if (field.values() != field.entries()) {
            add("Values", Numerals.count(field.values()));
        }
        if (field.types().size() > 1) {
            add(
                    "Types",
                    field.types().entrySet().stream()
                            .map(type -> Numerals.count(type.getValue(), type.getKey()))
                            .collect(Collectors.joining(", ")));
        }
        if (field.distinct() != null) {
            add("Distinct", distinct(field.distinct()));
        }
    }

    private void addNumbers(Report.Numbers numbers) {
        if (numbers.min() != null && numbers.max() != null) {
            add("Range", Numerals.exact(numbers.min()) + " to " + Numerals.exact(numbers.max()));
        }
        if (numbers.mean() != null) {
            var deviation = numbers.standardDeviation();
            add(
                    "Mean",
                    Numerals.rounded(numbers.mean())
                            + (deviation == null ? "" : ", standard deviation " + Numerals.rounded(deviation)));
        }
        if (!numbers.quantiles().isEmpty()) {
            var error = numbers.rankError();
            add(
                    error == 0 ? "Quantiles, exact" : "Quantiles, rank ± " + Numerals.precisePercent(error),
                    numbers.quantiles().entrySet().stream()
                            .map(FieldFigures::quantile)
                            .collect(Collectors.joining("; ")));
        }
    }

    private void addStrings(Report.Strings strings) {
        add(
                "Length",
                lengths(strings)
                        + (strings.minLength() == strings.maxLength()
                                ? ""
                                : ", mean " + Numerals.rounded(strings.meanLength())));
    }

    private void addTimestamps(Report.Timestamps timestamps) {
        add("Timestamps", Numerals.count(timestamps.count()));
        if (timestamps.earliest() != null && timestamps.latest() != null) {
            add("Earliest", VisibleText.of(timestamps.earliest()));
            add("Latest", VisibleText.of(timestamps.latest()));
        }
    }

    private void add(String name, String value) {
        figures.add(new Figure(name, value));
    }

    private static String occurrences(Report.Field field, long entries) {
        return field.entries() == entries
                ? "all " + Numerals.count(entries)
                : "%s of %s, %s"
                        .formatted(
                                Numerals.count(field.entries()),
                                Numerals.count(entries),
                                Numerals.precisePercent(field.presence()));
    }

    static String lengths(Report.Strings strings) {
        var longest = Numerals.count(strings.maxLength(), "character");
        return strings.minLength() == strings.maxLength()
                ? longest
                : Numerals.count(strings.minLength()) + " to " + longest;
    }

    private static String distinct(Report.Distinct distinct) {
        var estimate = Numerals.count(distinct.estimate());
        return distinct.low() == distinct.high()
                ? estimate
                : "about %s (%s to %s)"
                        .formatted(estimate, Numerals.count(distinct.low()), Numerals.count(distinct.high()));
    }

    private static String quantile(Map.Entry<String, Double> quantile) {
        var rank = new BigDecimal(quantile.getKey()).movePointRight(2);
        return Numerals.rounded(rank) + "\u202f%:\u00a0" + Numerals.rounded(quantile.getValue());
    }
}
