package tallybook.summary.report;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Field;
import tallybook.summary.report.Report.Severity;

/** Whether a field's values are of other types than before, or of the same in other shares; null is one of them. */
final class TypeComparison {
    private static final String NULL = "null";

    /** Where two shares add up to all, they move equally far but for the last digit. */
    private static final double PRECISION = 1e6;

    private final Chance chance;
    private final Findings findings;
    private final String periodBefore;

    TypeComparison(Chance chance, Findings findings, String periodBefore) {
        this.chance = chance;
        this.findings = findings;
        this.periodBefore = periodBefore;
    }

    void compare(Field was, Field is) {
        var ofValues = chance.clustered(Math.max(valuesPerEntry(was), valuesPerEntry(is)));
        if (!alertsOfNewTypes(ofValues, was, is) && !findsShares(ofValues, was, is)) {
            others(was, is);
        }
    }

    private static double valuesPerEntry(Field field) {
        return (double) field.values() / Math.max(1, field.entries());
    }

    /** Types that no value had before: what reads them may not be ready for them. */
    private boolean alertsOfNewTypes(Chance ofValues, Field was, Field is) {
        var added = new TreeMap<>(is.types());
        added.keySet().removeAll(was.types().keySet());
        added.remove(NULL);
        long values = added.values().stream().mapToLong(Long::longValue).sum();
        double share = (double) values / is.values();
        if (share < Thresholds.NEW_TYPE_ALERT_MIN
                || typesButNull(was).isEmpty()
                || !ofValues.leavesAlert(ofValues.evidenceOfShares(0, was.values(), values, is.values()))) {
            return false;
        }
        others(was, is);
        findings.alert(
                share >= Thresholds.NEW_TYPE_GRAVE_MIN ? Severity.HIGH : Severity.MEDIUM,
                is.path(),
                ChangeKind.TYPE_CHANGED,
                is.path() + " is now " + listed(added.keySet()) + " in " + Wording.ofItsValues(share) + "; it was only "
                        + listed(typesButNull(was)) + " " + periodBefore + ".",
                share);
        return true;
    }

    /** The type whose share moved furthest; of two, null or the one that there is more of now. */
    private boolean findsShares(Chance ofValues, Field was, Field is) {
        var types = new TreeSet<>(is.types().keySet());
        types.addAll(was.types().keySet());
        return types.stream()
                .max(Comparator.comparingLong((String type) -> Math.round(PRECISION * move(type, was, is)))
                        .thenComparing(NULL::equals)
                        .thenComparing(type -> share(type, is) > share(type, was)))
                .filter(type -> findsShare(ofValues, type, was, is))
                .isPresent();
    }

    private static double move(String type, Field was, Field is) {
        return Math.abs(share(type, is) - share(type, was));
    }

    private boolean findsShare(Chance ofValues, String type, Field was, Field is) {
        var weight = Weight.ofShares(ofValues, count(type, was), was.values(), count(type, is), is.values());
        if (weight == Weight.NOTHING) {
            return false;
        }
        findings.change(is.path(), ChangeKind.TYPE_CHANGED, inShare(type, was), inShare(type, is));
        if (weight == Weight.ALERT) {
            findings.alert(
                    Severity.MEDIUM,
                    is.path(),
                    ChangeKind.TYPE_CHANGED,
                    is.path() + " is " + inShare(type, is) + "; it was in " + Wording.ofItsValues(share(type, was))
                            + " " + periodBefore + ".",
                    move(type, was, is));
        }
        return true;
    }

    /** Says that the types are others, if they are. */
    private void others(Field was, Field is) {
        var before = typesButNull(was);
        var now = typesButNull(is);
        if (!before.equals(now) && !before.isEmpty() && !now.isEmpty()) {
            findings.change(is.path(), ChangeKind.TYPE_CHANGED, listed(before), listed(now));
        }
    }

    private static Set<String> typesButNull(Field field) {
        var types = new TreeSet<>(field.types().keySet());
        types.remove(NULL);
        return types;
    }

    private static String listed(Set<String> types) {
        return types.stream().collect(joining(", "));
    }

    private static String inShare(String type, Field field) {
        return type + " in " + Wording.ofItsValues(share(type, field));
    }

    private static double share(String type, Field field) {
        return (double) count(type, field) / field.values();
    }

    private static long count(String type, Field field) {
        return field.types().getOrDefault(type, 0L);
    }
}
