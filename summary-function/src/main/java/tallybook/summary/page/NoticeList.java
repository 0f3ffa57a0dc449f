package tallybook.summary.page;

import java.util.List;
import tallybook.summary.report.Numerals;

/**
 * Alerts or changes: the first few, and the rest folded away.
 *
 * @param foldedTitle what is folded away, in words
 * @param leftOut what is not on the page at all, in a sentence; empty if nothing is
 */
record NoticeList(List<Notice> shown, List<Notice> folded, String foldedTitle, String leftOut) {

    private static final int SHOWN = 8;

    /** Fewer are not worth a click. */
    private static final int FOLDED_MIN = 3;

    /** @param noun what one notice is called */
    static NoticeList of(List<Notice> notices, int listedMax, String noun) {
        var listed = notices.subList(0, Math.min(notices.size(), listedMax));
        var shown = listed.size() < SHOWN + FOLDED_MIN ? listed.size() : SHOWN;
        var folded = listed.subList(shown, listed.size());
        var leftOut = notices.size() - listed.size();
        return new NoticeList(
                listed.subList(0, shown),
                folded,
                Numerals.count(folded.size(), "more " + noun),
                leftOut == 0 ? "" : "And %s, in the report itself.".formatted(Numerals.count(leftOut, "more " + noun)));
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }
}
