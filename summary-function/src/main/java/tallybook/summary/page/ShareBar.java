package tallybook.summary.page;

import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;

/**
 * The share of true among a field's booleans.
 *
 * @param width of 100
 */
record ShareBar(long width, String trueShare, String falseShare) implements FieldChart {

    static ShareBar of(Report.Booleans booleans) {
        var share = (double) booleans.trueCount() / (booleans.trueCount() + booleans.falseCount());
        return new ShareBar(Math.round(share * 100), Numerals.percent(share), Numerals.percent(1 - share));
    }
}
