package tallybook.summary.page;

import java.util.List;
import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;
import tallybook.summary.report.VisibleText;

/** A frequent string as the details list it: the text, and how often it occurs, with bounds unless exact. */
record FrequentValue(String text, String count) {

    /** Those of a field's strings that do occur about as often as estimated; the others may be as rare as any. */
    static List<Report.Frequent> known(Report.Strings strings) {
        return strings.frequent().stream()
                .filter(frequent -> frequent.low() * 2 >= frequent.count())
                .toList();
    }

    static FrequentValue of(Report.Frequent frequent, int lengthMax) {
        var count = Numerals.count(frequent.count());
        return new FrequentValue(
                shown(frequent.value(), lengthMax),
                frequent.low() == frequent.high()
                        ? count
                        : "about %s (%s to %s)"
                                .formatted(count, Numerals.count(frequent.low()), Numerals.count(frequent.high())));
    }

    /** The text, or words for one that would show as nothing. */
    static String shown(String value, int lengthMax) {
        if (value.isEmpty()) {
            return "(empty)";
        }
        return value.isBlank()
                ? "(blank, %s)".formatted(Numerals.count(value.length(), "character"))
                : VisibleText.of(value, lengthMax);
    }
}
