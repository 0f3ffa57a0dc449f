package tallybook.summary.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tallybook.summary.profile.NumberProfile;
import tallybook.summary.report.Report.Alert;
import tallybook.summary.report.Report.Change;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Entries;
import tallybook.summary.report.Report.Field;
import tallybook.summary.report.Report.Severity;

/**
 * What is different from the report before, and what of it somebody should look at; docs/report.md gives the reasons.
 *
 * @param changes in the order of the paths, so that what concerns the whole comes first
 * @param alerts the most severe first
 */
public record Comparison(List<Change> changes, List<Alert> alerts) {
    /** How many standard deviations a count or a share has to move before it is more than chance. */
    static final double DEVIATIONS_MIN = 4;

    private static final double VOLUME_CHANGE_MIN = 0.1;
    private static final double VOLUME_ALERT_MIN = 0.5;

    /** The path of what concerns the whole period. */
    private static final String ROOT = "$";

    /**
     * One of the two periods compared.
     *
     * @param fieldsOmitted the field paths that have no profile: with any, no path's absence means anything
     * @param numbers the profiles of the numbers by path, as far as they are known
     */
    public record Side(Entries entries, List<Field> fields, long fieldsOmitted, Map<String, NumberProfile> numbers) {
        private Map<String, Field> byPath() {
            return fields.stream().collect(Collectors.toMap(Field::path, field -> field, (a, b) -> a, TreeMap::new));
        }
    }

    /** The comparison of a period that has no report before it. */
    public static Comparison first(Side now) {
        var findings = new Findings();
        noEntries(now.entries, findings);
        return new Comparison(findings.changes(), findings.alerts());
    }

    public static Comparison of(Side before, Side now) {
        var findings = new Findings();
        noEntries(now.entries, findings);
        volume(before.entries.count(), now.entries.count(), findings);
        if (before.entries.count() > 0 && now.entries.count() > 0) {
            fields(before, now, new FieldComparison(before, now, findings));
        }
        return new Comparison(findings.changes(), findings.alerts());
    }

    private static void noEntries(Entries now, Findings findings) {
        if (now.count() == 0) {
            findings.change(ROOT, ChangeKind.NO_ENTRIES, null, Numerals.entries(0));
            findings.alert(Severity.HIGH, ROOT, ChangeKind.NO_ENTRIES, "No entries came.");
        }
    }

    private static void volume(long was, long is, Findings findings) {
        long difference = Math.abs(is - was);
        if (is == 0
                || difference < DEVIATIONS_MIN * Math.sqrt((double) is + was)
                || difference < VOLUME_CHANGE_MIN * was) {
            return;
        }
        findings.change(ROOT, ChangeKind.VOLUME_CHANGED, Numerals.entries(was), Numerals.entries(is));
        if (difference >= VOLUME_ALERT_MIN * was) {
            findings.alert(
                    is < was ? Severity.HIGH : Severity.MEDIUM,
                    ROOT,
                    ChangeKind.VOLUME_CHANGED,
                    Numerals.entries(is) + " came, " + Wording.comparedWith(was, is) + " the period before ("
                            + Numerals.entries(was) + ").");
        }
    }

    private static void fields(Side before, Side now, FieldComparison comparison) {
        var fieldsBefore = before.byPath();
        var fieldsNow = now.byPath();
        fieldsBefore.forEach((path, was) -> {
            var is = fieldsNow.get(path);
            if (is != null) {
                comparison.compare(path, was, is);
            } else if (now.fieldsOmitted == 0) {
                comparison.vanished(path, was);
            }
        });
        fieldsNow.forEach((path, is) -> {
            if (!fieldsBefore.containsKey(path) && before.fieldsOmitted == 0) {
                comparison.appeared(path, is);
            }
        });
    }
}
