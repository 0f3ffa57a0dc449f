package tallybook.summary.report;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
    /** The path of what concerns the whole period. */
    private static final String ROOT = "$";

    /**
     * One of the two periods compared.
     *
     * @param fieldsOmitted the field paths that have no profile: with any, no path's absence means anything
     * @param numbers the profiles of the numbers by path, as far as they are known
     */
    public record Side(Entries entries, List<Field> fields, long fieldsOmitted, Map<String, NumberProfile> numbers) {
        private FieldTree tree() {
            return new FieldTree(fields, entries.count());
        }
    }

    /** The comparison of a period that has no report before it. */
    public static Comparison first(Side now) {
        var findings = new Findings();
        if (now.entries.count() == 0) {
            noEntries(null, "No entries came.", findings);
        }
        return new Comparison(findings.changes(), findings.alerts());
    }

    public static Comparison of(Period period, Side before, Side now) {
        var findings = new Findings();
        String periodBefore = Wording.before(period);
        long was = before.entries.count();
        if (now.entries.count() == 0) {
            noEntries(
                    Numerals.entries(was),
                    "No entries came, and " + Wording.countOrNone(was) + " " + periodBefore + ".",
                    findings);
        } else if (was == 0) {
            // There are no fields to compare with: all of them would be new.
            volume(Chance.of(before, now, 0), was, now.entries.count(), findings, periodBefore);
        } else {
            var fieldsBefore = before.tree();
            var fieldsNow = now.tree();
            var paths = new TreeSet<>(fieldsBefore.byPath().keySet());
            paths.addAll(fieldsNow.byPath().keySet());
            var chance = Chance.of(before, now, paths.size());
            volume(chance, was, now.entries.count(), findings, periodBefore);
            var fields = new FieldComparison(fieldsBefore, fieldsNow, chance, findings, periodBefore);
            var types = new TypeComparison(chance, findings, periodBefore);
            var numbers = new NumberComparison(chance, findings, periodBefore);
            for (String path : paths) {
                var fieldBefore = fieldsBefore.find(path);
                var fieldNow = fieldsNow.find(path);
                if (fieldBefore.isPresent() && fieldNow.isPresent()) {
                    fields.presence(fieldBefore.get(), fieldNow.get());
                    types.compare(fieldBefore.get(), fieldNow.get());
                    numbers.compare(fieldBefore.get(), before.numbers.get(path), fieldNow.get(), now.numbers.get(path));
                } else if (now.fieldsOmitted == 0) {
                    fieldBefore.ifPresent(fields::vanished);
                }
                if (fieldBefore.isEmpty() && before.fieldsOmitted == 0) {
                    fieldNow.ifPresent(fields::appeared);
                }
            }
        }
        return new Comparison(findings.changes(), findings.alerts());
    }

    private static void noEntries(@Nullable String before, String message, Findings findings) {
        findings.change(ROOT, ChangeKind.NO_ENTRIES, before, Numerals.entries(0));
        findings.alert(Severity.HIGH, ROOT, ChangeKind.NO_ENTRIES, message, 1);
    }

    private static void volume(Chance chance, long was, long is, Findings findings, String periodBefore) {
        double move = (double) Math.abs(is - was) / Math.max(is, was);
        if (move < Thresholds.VOLUME_CHANGE_MIN || !chance.leavesVolume(was, is)) {
            return;
        }
        findings.change(ROOT, ChangeKind.VOLUME_CHANGED, Numerals.entries(was), Numerals.entries(is));
        if (move >= Thresholds.RELATIVE_ALERT_MIN) {
            findings.alert(
                    is < was ? Severity.HIGH : Severity.MEDIUM,
                    ROOT,
                    ChangeKind.VOLUME_CHANGED,
                    Numerals.entries(is) + " came, " + Wording.comparedWith(was, is, periodBefore)
                            + (was == 0 ? "." : " (" + Numerals.count(was) + ")."),
                    move);
        }
    }
}
