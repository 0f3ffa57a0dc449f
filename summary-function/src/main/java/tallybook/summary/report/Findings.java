package tallybook.summary.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallybook.summary.report.Report.Alert;
import tallybook.summary.report.Report.Change;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Severity;

/** The changes and alerts that a comparison has found so far. */
final class Findings {
    private final List<Change> changes = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();

    void change(String path, ChangeKind kind, @Nullable String before, @Nullable String after) {
        changes.add(new Change(path, kind, before, after));
    }

    void alert(Severity severity, String path, ChangeKind kind, String message) {
        alerts.add(new Alert(severity, path, kind, message));
    }

    /** In the order of the paths, so that what concerns the whole comes first. */
    List<Change> changes() {
        return changes.stream().sorted(Comparator.comparing(Change::path)).toList();
    }

    /** The most severe first. */
    List<Alert> alerts() {
        return alerts.stream().sorted(Comparator.comparing(Alert::severity)).toList();
    }
}
