package tallybook.summary.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallybook.summary.report.Report;
import tallybook.summary.report.VisibleText;

/**
 * One alert or change as a line: a label, and a sentence around the path it speaks of.
 *
 * @param before the sentence up to the path
 * @param path shown as code; empty if the line speaks of the whole period
 * @param anchor the field's row that the path links to; null if it has none
 * @param after the sentence from the path on
 */
record Notice(
        Label label, String before, String path, @Nullable String anchor, String after) {

    private static final int WORDS_MAX = 300;

    static Notice of(Report.Alert alert, Map<String, Mention> mentions, int pathLength) {
        var label = Label.of(alert.severity());
        var path = alert.path();
        if (isWholePeriod(path)) {
            return new Notice(label, words(alert.message()), "", null, "");
        }
        var pathStart = alert.message().indexOf(path);
        var before = pathStart < 0 ? "" : alert.message().substring(0, pathStart);
        var after = pathStart < 0 ? ": " + alert.message() : alert.message().substring(pathStart + path.length());
        return new Notice(label, words(before), VisibleText.of(path, pathLength), anchor(path, mentions), words(after));
    }

    static Notice of(Report.Change change, Map<String, Mention> mentions, int pathLength) {
        return new Notice(
                Label.of(change.kind()),
                "",
                isWholePeriod(change.path()) ? "" : VisibleText.of(change.path(), pathLength),
                anchor(change.path(), mentions),
                difference(change.before(), change.after()));
    }

    /** The root, or no path at all. */
    private static boolean isWholePeriod(String path) {
        return path.length() <= 1;
    }

    private static @Nullable String anchor(String path, Map<String, Mention> mentions) {
        var mention = mentions.get(path);
        return mention == null ? null : mention.anchor();
    }

    private static String difference(@Nullable String before, @Nullable String after) {
        if (before == null) {
            return after == null ? "" : " " + words(after);
        }
        var was = " was " + words(before);
        return after == null ? was : was + ", now " + words(after);
    }

    private static String words(String text) {
        return VisibleText.of(text, WORDS_MAX);
    }
}
