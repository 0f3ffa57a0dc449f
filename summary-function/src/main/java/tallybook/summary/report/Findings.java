package tallybook.summary.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tallybook.summary.report.Report.Alert;
import tallybook.summary.report.Report.Change;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Severity;

/** The changes and alerts that a comparison has found so far. */
final class Findings {
    private static final String ROOT = "$";

    /** The kinds as they are read: what concerns everything, what is missing, what is other, what is new. */
    private static final List<ChangeKind> ORDER = List.of(
            ChangeKind.NO_ENTRIES,
            ChangeKind.VOLUME_CHANGED,
            ChangeKind.FIELD_VANISHED,
            ChangeKind.TYPE_CHANGED,
            ChangeKind.PRESENCE_CHANGED,
            ChangeKind.DISTRIBUTION_CHANGED,
            ChangeKind.FIELD_APPEARED);

    private static final Comparator<Ranked> MOST_SEVERE_FIRST = Comparator.comparing(Ranked::severity)
            .thenComparingInt(found -> ORDER.indexOf(found.alert.kind()))
            .thenComparing(Comparator.comparingDouble(Ranked::size).reversed())
            .thenComparing(found -> found.alert.path());

    private final List<Change> changes = new ArrayList<>();
    private final Map<ChangeKind, List<Ranked>> alerts = new EnumMap<>(ChangeKind.class);

    /** An alert, and how large the difference is, 0 to 1. */
    private record Ranked(Alert alert, double size) {
        Severity severity() {
            return alert.severity();
        }
    }

    void change(String path, ChangeKind kind, @Nullable String before, @Nullable String after) {
        changes.add(new Change(path, kind, before, after));
    }

    /** @param size how large the difference is, 0 to 1, compared with others of its kind */
    void alert(Severity severity, String path, ChangeKind kind, String message, double size) {
        alerts.computeIfAbsent(kind, any -> new ArrayList<>())
                .add(new Ranked(new Alert(severity, path, kind, message), size));
    }

    /** In the order of the paths, so that what concerns the whole comes first. */
    List<Change> changes() {
        return changes.stream().sorted(Comparator.comparing(Change::path)).toList();
    }

    /** The most severe first; few of each kind, and then how many more there are. */
    List<Alert> alerts() {
        return alerts.values().stream()
                .flatMap(Findings::capped)
                .sorted(MOST_SEVERE_FIRST)
                .map(Ranked::alert)
                .toList();
    }

    private static Stream<Ranked> capped(List<Ranked> ofOneKind) {
        var ranked = ofOneKind.stream().sorted(MOST_SEVERE_FIRST).toList();
        if (ranked.size() <= Thresholds.ALERTS_PER_KIND_MAX) {
            return ranked.stream();
        }
        var named = ranked.subList(0, Thresholds.ALERTS_PER_KIND_MAX - 1);
        var rest = ranked.subList(named.size(), ranked.size());
        var first = rest.getFirst().alert;
        String message = rest(first.kind(), Numerals.count(rest.size())) + "; the changes name them.";
        return Stream.concat(
                named.stream(), Stream.of(new Ranked(new Alert(first.severity(), ROOT, first.kind(), message), 0)));
    }

    private static String rest(ChangeKind kind, String count) {
        return switch (kind) {
            case FIELD_APPEARED -> count + " more fields are new";
            case FIELD_VANISHED -> count + " more fields are gone";
            case TYPE_CHANGED -> "The types of " + count + " more fields changed, or their shares of null";
            case PRESENCE_CHANGED -> count + " more fields are in far more or fewer of the entries";
            case DISTRIBUTION_CHANGED -> "The numbers of " + count + " more fields changed";
            case VOLUME_CHANGED, NO_ENTRIES -> throw new IllegalStateException("there is one " + kind + " at most");
        };
    }
}
