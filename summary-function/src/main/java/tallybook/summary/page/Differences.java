package tallybook.summary.page;

import java.util.List;
import java.util.Map;
import tallybook.summary.report.Report;

/**
 * What the page says first: the alerts, and how the period differs from the one before.
 *
 * @param title of the changes
 * @param summary said where there are no changes to list
 * @param moreChanges the changes that are folded away
 */
record Differences(List<Notice> alerts, String title, String summary, List<Notice> changes, List<Notice> moreChanges) {

    private static final int CHANGES_SHOWN = 8;

    static Differences of(Report report, Map<String, String> anchors) {
        var changes = report.changes().stream()
                .map(change -> Notice.of(change, anchors))
                .toList();
        var shown = Math.min(CHANGES_SHOWN, changes.size());
        return new Differences(
                report.alerts().stream().map(alert -> Notice.of(alert, anchors)).toList(),
                title(report),
                changes.isEmpty() ? summary(report) : "",
                changes.subList(0, shown),
                changes.subList(shown, changes.size()));
    }

    private static String title(Report report) {
        return report.previous() == null ? "Changes" : "Changes since " + periodName(report.previous());
    }

    private static String summary(Report report) {
        return report.previous() == null
                ? "There is no report of the period just before, so there is nothing to compare with yet. "
                        + "From the next report on, what changed stands here."
                : "Nothing that matters changed.";
    }

    /** A report's key has its period's name for a folder: {@code summaries/2026-W46/summary-….json}. */
    private static String periodName(String key) {
        var folders = key.split("/", -1);
        return folders.length < 2 ? key : folders[folders.length - 2];
    }
}
