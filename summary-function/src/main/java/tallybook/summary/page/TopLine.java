package tallybook.summary.page;

import tallybook.summary.report.Report;
import tallybook.summary.report.VisibleText;

/**
 * The headline around the name of the period, which is not to be broken at its hyphen, nor from the mark after it.
 *
 * @param name with the comma, semicolon or full stop after it; empty if the headline does not say it
 */
record TopLine(String before, String name, String after) {

    private static final int LENGTH_MAX = 300;

    private static final String MARKS = ",;.";

    static TopLine of(Report report) {
        var headline = VisibleText.of(report.headline(), LENGTH_MAX);
        var name = report.period().name();
        var start = headline.indexOf(name);
        if (start < 0) {
            return new TopLine(headline, "", "");
        }
        int end = start + name.length();
        int afterMark = end < headline.length() && MARKS.indexOf(headline.charAt(end)) >= 0 ? end + 1 : end;
        return new TopLine(
                headline.substring(0, start), headline.substring(start, afterMark), headline.substring(afterMark));
    }

    String text() {
        return before + name + after;
    }
}
