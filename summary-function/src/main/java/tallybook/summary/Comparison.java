package tallybook.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tallybook.summary.Report.Alert;
import tallybook.summary.Report.Change;
import tallybook.summary.Report.ChangeKind;
import tallybook.summary.Report.Entries;
import tallybook.summary.Report.Field;
import tallybook.summary.Report.Severity;

/** What is different from the report before, and what of it somebody should look at; docs/report.md gives the reasons. */
final class Comparison {
    /** How many standard deviations a count or a share has to move before it is more than chance. */
    private static final double DEVIATIONS_MIN = 4;

    /** A field is missed, or new, once chance would have left it out less than once in e^10 = 22,000 times. */
    private static final double EXPECTED_ENTRIES_MIN = 10;

    private static final double VOLUME_CHANGE_MIN = 0.1;
    private static final double VOLUME_ALERT_MIN = 0.5;
    private static final double PRESENCE_CHANGE_MIN = 0.05;
    private static final double PRESENCE_ALERT_MIN = 0.25;
    private static final double TYPE_ALERT_SHARE_MIN = 0.01;

    private static final String ROOT = "$";

    private final Entries earlier;
    private final Entries now;
    private final List<Change> changes = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();

    private Comparison(Entries earlier, Entries now) {
        this.earlier = earlier;
        this.now = now;
    }

    /** The comparison of a period that has no report before it. */
    static Comparison first(Entries now) {
        var comparison = new Comparison(now, now);
        comparison.noEntries();
        return comparison;
    }

    static Comparison of(Report previous, Entries now, List<Field> fields) {
        var comparison = new Comparison(previous.entries(), now);
        comparison.noEntries();
        comparison.volume();
        if (previous.entries().count() > 0 && now.count() > 0) {
            comparison.fields(byPath(previous.fields()), byPath(fields));
        }
        return comparison;
    }

    /** In the order of the paths, so that what concerns the whole comes first. */
    List<Change> changes() {
        return changes.stream().sorted(Comparator.comparing(Change::path)).toList();
    }

    /** The most severe first. */
    List<Alert> alerts() {
        return alerts.stream().sorted(Comparator.comparing(Alert::severity)).toList();
    }

    private static Map<String, Field> byPath(List<Field> fields) {
        return fields.stream().collect(Collectors.toMap(Field::path, field -> field, (a, b) -> a, TreeMap::new));
    }

    private void noEntries() {
        if (now.count() == 0) {
            changes.add(new Change(ROOT, ChangeKind.NO_ENTRIES, null, Wording.entries(0)));
            alert(Severity.HIGH, ROOT, ChangeKind.NO_ENTRIES, "No entries came.");
        }
    }

    private void volume() {
        long difference = Math.abs(now.count() - earlier.count());
        if (now.count() == 0
                || difference < DEVIATIONS_MIN * Math.sqrt((double) now.count() + earlier.count())
                || difference < VOLUME_CHANGE_MIN * earlier.count()) {
            return;
        }
        changes.add(new Change(
                ROOT, ChangeKind.VOLUME_CHANGED, Wording.entries(earlier.count()), Wording.entries(now.count())));
        if (difference >= VOLUME_ALERT_MIN * earlier.count()) {
            alert(
                    now.count() < earlier.count() ? Severity.HIGH : Severity.MEDIUM,
                    ROOT,
                    ChangeKind.VOLUME_CHANGED,
                    Wording.entries(now.count()) + " came, " + Wording.comparedWith(earlier.count(), now.count())
                            + " the period before (" + Wording.entries(earlier.count()) + ").");
        }
    }

    private void fields(Map<String, Field> before, Map<String, Field> after) {
        before.forEach((path, was) -> {
            var is = after.get(path);
            if (is == null) {
                vanished(path, was);
            } else {
                types(path, was, is);
                presence(path, was, is);
            }
        });
        after.forEach((path, is) -> {
            if (!before.containsKey(path)) {
                appeared(path, is);
            }
        });
    }

    private void vanished(String path, Field was) {
        changes.add(new Change(path, ChangeKind.FIELD_VANISHED, inShare(was), null));
        if (was.presence() * now.count() >= EXPECTED_ENTRIES_MIN) {
            alert(
                    Severity.HIGH,
                    path,
                    ChangeKind.FIELD_VANISHED,
                    path + " is gone; it was " + inShare(was) + " the period before.");
        }
    }

    private void appeared(String path, Field is) {
        changes.add(new Change(path, ChangeKind.FIELD_APPEARED, null, inShare(is)));
        if (is.presence() * earlier.count() >= EXPECTED_ENTRIES_MIN) {
            alert(Severity.LOW, path, ChangeKind.FIELD_APPEARED, path + " is new, " + inShare(is) + ".");
        }
    }

    private void types(String path, Field was, Field is) {
        var typesBefore = typesButNull(was);
        var typesNow = typesButNull(is);
        if (typesBefore.equals(typesNow) || typesBefore.isEmpty() || typesNow.isEmpty()) {
            return;
        }
        String before = String.join(", ", typesBefore);
        String after = String.join(", ", typesNow);
        changes.add(new Change(path, ChangeKind.TYPE_CHANGED, before, after));
        long unseen = is.types().entrySet().stream()
                .filter(type -> typesNow.contains(type.getKey()) && !typesBefore.contains(type.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (unseen >= TYPE_ALERT_SHARE_MIN * is.values() && unseen > 0) {
            alert(Severity.HIGH, path, ChangeKind.TYPE_CHANGED, path + " was " + before + " and is now " + after + ".");
        }
    }

    private static Set<String> typesButNull(Field field) {
        var types = new TreeSet<>(field.types().keySet());
        types.remove("null");
        return types;
    }

    private void presence(String path, Field was, Field is) {
        double difference = Math.abs(is.presence() - was.presence());
        double pooled = (double) (was.entries() + is.entries()) / (earlier.count() + now.count());
        double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / earlier.count() + 1.0 / now.count()));
        if (difference < PRESENCE_CHANGE_MIN || difference < DEVIATIONS_MIN * deviation) {
            return;
        }
        changes.add(new Change(path, ChangeKind.PRESENCE_CHANGED, inShare(was), inShare(is)));
        if (difference >= PRESENCE_ALERT_MIN) {
            alert(
                    Severity.MEDIUM,
                    path,
                    ChangeKind.PRESENCE_CHANGED,
                    path + " is " + inShare(is) + "; it was " + inShare(was) + " the period before.");
        }
    }

    private static String inShare(Field field) {
        return "in " + Wording.percent(field.presence()) + " of the entries";
    }

    private void alert(Severity severity, String path, ChangeKind kind, String message) {
        alerts.add(new Alert(severity, path, kind, message));
    }
}
