package tallybook.summary.report;

import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Field;
import tallybook.summary.report.Report.Severity;

/**
 * Which fields came and went, and how often they are there. What already follows from the field that holds another is
 * not said of that other again: of a whole object that is gone there is one alert.
 */
final class FieldComparison {
    private final FieldTree before;
    private final FieldTree now;
    private final Chance chance;
    private final Findings findings;
    private final String periodBefore;

    FieldComparison(FieldTree before, FieldTree now, Chance chance, Findings findings, String periodBefore) {
        this.before = before;
        this.now = now;
        this.chance = chance;
        this.findings = findings;
        this.periodBefore = periodBefore;
    }

    void vanished(Field was) {
        String path = was.path();
        if (now.holders(path) == 0) {
            return; // what held it is gone, or of another type
        }
        findings.change(path, ChangeKind.FIELD_VANISHED, Wording.inShare(was) + withBelow(before, path), null);
        if (was.presence() >= Thresholds.COMING_AND_GOING_ALERT_MIN && differs(path, was.entries(), 0)) {
            findings.alert(
                    was.presence() >= Thresholds.SHARE_GRAVE_MIN ? Severity.HIGH : Severity.MEDIUM,
                    path,
                    ChangeKind.FIELD_VANISHED,
                    path + " is gone" + withBelow(before, path) + "; it was " + Wording.inShare(was) + " "
                            + periodBefore + ".",
                    was.presence());
        }
    }

    void appeared(Field is) {
        String path = is.path();
        if (before.holders(path) == 0) {
            return; // what holds it is new, or of another type
        }
        findings.change(path, ChangeKind.FIELD_APPEARED, null, Wording.inShare(is) + withBelow(now, path));
        if (is.presence() >= Thresholds.COMING_AND_GOING_ALERT_MIN && differs(path, 0, is.entries())) {
            findings.alert(
                    Severity.LOW,
                    path,
                    ChangeKind.FIELD_APPEARED,
                    path + " is new" + withBelow(now, path) + ": " + Wording.inShare(is) + ", and in none "
                            + periodBefore + ".",
                    is.presence());
        }
    }

    /** Among all entries, and among those that could have it. */
    private boolean differs(String path, long was, long is) {
        return chance.leavesAlert(chance.evidenceOfShares(was, before.entries(), is, now.entries()))
                && chance.leavesAlert(chance.evidenceOfShares(was, before.holders(path), is, now.holders(path)));
    }

    private static String withBelow(FieldTree tree, String path) {
        long below = tree.below(path);
        return below == 0 ? "" : ", with " + Numerals.count(below, "field") + " below it";
    }

    /** Compares how many entries have a path that both periods know. */
    void presence(Field was, Field is) {
        String path = was.path();
        var weight = Weight.ofShares(chance, was.entries(), before.entries(), is.entries(), now.entries())
                .atMost(Weight.ofShares(chance, was.entries(), before.holders(path), is.entries(), now.holders(path)));
        if (weight == Weight.NOTHING) {
            return;
        }
        findings.change(path, ChangeKind.PRESENCE_CHANGED, Wording.inShare(was), Wording.inShare(is));
        if (weight == Weight.ALERT) {
            double fall = was.presence() - is.presence();
            findings.alert(
                    fall >= Thresholds.SHARE_GRAVE_MIN ? Severity.HIGH : Severity.MEDIUM,
                    path,
                    ChangeKind.PRESENCE_CHANGED,
                    path + " is " + Wording.inShare(is) + "; it was " + Wording.inShare(was) + " " + periodBefore + ".",
                    Math.abs(fall));
        }
    }
}
