package tallybook.summary.page;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallybook.summary.report.Report;
import tallybook.summary.report.VisibleText;

/**
 * One alert or change as a line: a label, and a sentence around the path it speaks of.
 *
 * @param tone the label's class: a severity, or {@code change}
 * @param label in one word
 * @param before the sentence up to the path
 * @param path shown as code; empty if the line speaks of the whole period
 * @param anchor the field's row that the path links to; null if it has none
 * @param after the sentence from the path on
 */
record Notice(
        String tone,
        String label,
        String before,
        String path,
        @Nullable String anchor,
        String after) {

    static Notice of(Report.Alert alert, Map<String, String> anchors) {
        var severity = alert.severity().name().toLowerCase(Locale.ROOT);
        var path = alert.path();
        if (isWholePeriod(path)) {
            return new Notice(severity, severity, VisibleText.of(alert.message()), "", null, "");
        }
        var pathStart = alert.message().indexOf(path);
        var before = pathStart < 0 ? "" : alert.message().substring(0, pathStart);
        var after = pathStart < 0 ? ": " + alert.message() : alert.message().substring(pathStart + path.length());
        return new Notice(
                severity,
                severity,
                VisibleText.of(before),
                VisibleText.of(path),
                anchors.get(path),
                VisibleText.of(after));
    }

    static Notice of(Report.Change change, Map<String, String> anchors) {
        return new Notice(
                "change",
                label(change.kind()),
                "",
                isWholePeriod(change.path()) ? "" : VisibleText.of(change.path()),
                anchors.get(change.path()),
                difference(change.before(), change.after()));
    }

    /** The root, or no path at all. */
    private static boolean isWholePeriod(String path) {
        return path.length() <= 1;
    }

    private static String label(Report.ChangeKind kind) {
        return switch (kind) {
            case FIELD_APPEARED -> "new";
            case FIELD_VANISHED -> "gone";
            case TYPE_CHANGED -> "type";
            case PRESENCE_CHANGED -> "presence";
            case VOLUME_CHANGED -> "volume";
            case DISTRIBUTION_CHANGED -> "values";
            case NO_ENTRIES -> "empty";
        };
    }

    private static String difference(@Nullable String before, @Nullable String after) {
        if (before == null) {
            return after == null ? "" : " " + VisibleText.of(after);
        }
        var was = " was " + VisibleText.of(before);
        return after == null ? was : was + ", now " + VisibleText.of(after);
    }
}
