package tallybook.summary.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;

/** One of the figures under the headline: the number, what it counts, and a word more. */
record KeyFigure(String number, String meaning, String more) {

    private static final int WHOLE_RATES_FROM = 10;

    static List<KeyFigure> of(Report report) {
        var entries = report.entries();
        var omitted = report.omitted().fields();
        return List.of(
                new KeyFigure(
                        Numerals.count(entries.count()),
                        entries.count() == 1 ? "entry received" : "entries received",
                        perDay(report)),
                new KeyFigure(
                        Numerals.bytes(entries.bytes()),
                        "stored",
                        entries.count() == 0 ? "" : Numerals.bytes(entries.bytes() / entries.count()) + " an entry"),
                new KeyFigure(
                        Numerals.count(report.fields().size()),
                        report.fields().size() == 1 ? "field" : "fields",
                        omitted == 0 ? "" : "and about " + Numerals.count(omitted) + " more"),
                new KeyFigure(
                        Numerals.count(entries.tableCount()),
                        entries.tableCount() == 1 ? "entry in the table" : "entries in the table",
                        Numerals.bytes(entries.tableBytes())));
    }

    private static String perDay(Report report) {
        var count = report.entries().count();
        var days = PeriodWords.days(report.period());
        return count == 0 || days < 2 ? "" : rate(count / days) + " a day";
    }

    /** In whole numbers, but of a small one two digits: 244, 2.5, 0.25. */
    private static String rate(double rate) {
        return rate < WHOLE_RATES_FROM
                ? Numerals.rounded(new BigDecimal(rate).round(new MathContext(2)))
                : Numerals.count(Math.round(rate));
    }
}
