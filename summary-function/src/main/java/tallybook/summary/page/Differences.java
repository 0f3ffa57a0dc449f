package tallybook.summary.page;

import java.util.Map;
import tallybook.summary.report.Report;

/**
 * What the page says first: the alerts, and how the period differs from the one before.
 *
 * @param title of the changes
 * @param summary said where there are no changes to list
 */
record Differences(NoticeList alerts, String title, String summary, NoticeList changes) {

    static Differences of(Report report, Map<String, Mention> mentions, PageBudget budget) {
        var alerts = report.alerts().stream()
                .map(alert -> Notice.of(alert, mentions, budget.pathLength()))
                .toList();
        var changes = report.changes().stream()
                .map(change -> Notice.of(change, mentions, budget.pathLength()))
                .toList();
        return new Differences(
                NoticeList.of(alerts, budget.notices(), "alert"),
                title(report),
                changes.isEmpty() ? summary(report) : "",
                NoticeList.of(changes, budget.notices(), "change"));
    }

    private static String title(Report report) {
        if (report.previous() == null) {
            return "Changes";
        }
        var name = periodName(report.previous());
        return "Changes since " + (PeriodWords.isRange(name) ? "the period before" : name);
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
