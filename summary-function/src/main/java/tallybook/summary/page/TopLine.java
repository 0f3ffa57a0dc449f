package tallybook.summary.page;

import tallybook.summary.report.Report;
import tallybook.summary.report.VisibleText;

/**
 * The headline around the name of the period, which is not to be broken at its hyphen.
 *
 * @param name empty if the headline does not say it
 */
record TopLine(String before, String name, String after) {

    private static final int LENGTH_MAX = 300;

    static TopLine of(Report report) {
        var headline = VisibleText.of(report.headline(), LENGTH_MAX);
        var name = report.period().name();
        var start = headline.indexOf(name);
        return start < 0
                ? new TopLine(headline, "", "")
                : new TopLine(headline.substring(0, start), name, headline.substring(start + name.length()));
    }

    String text() {
        return before + name + after;
    }
}
