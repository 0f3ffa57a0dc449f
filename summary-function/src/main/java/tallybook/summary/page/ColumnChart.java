package tallybook.summary.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import tallybook.summary.report.Numerals;

/**
 * Counts as columns, on a canvas of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param description the chart in words, count by count
 */
record ColumnChart(String title, String description, List<Column> columns) {

    static final int WIDTH = 408;
    static final int HEIGHT = 150;
    static final int BASELINE = 128;
    private static final int TALLEST = 110;
    private static final int SLOT_MAX = 80;
    private static final int COUNTS_SHOWN_MAX = 10;
    private static final int LABELS_SHOWN_MAX = 8;
    /** At the font's largest, on narrow screens. */
    private static final int CHARACTER_WIDTH = 8;
    /** Digits alone are wider than that in some fonts. */
    private static final int MARGIN = 1;

    /** A count and its names: the label under its column (where there is room), and the whole name. */
    record Bar(String label, String name, long count) {}

    /** A column's place, and what stands under and over it. */
    record Column(int x, int y, int width, int height, Caption label, Caption value, String tooltip) {}

    /**
     * Words in the middle of a column, or as near to it as keeps them on the canvas.
     *
     * @param text empty where there is no room for it
     */
    record Caption(int centre, String text) {

        private static Caption near(int centre, String text) {
            var half = text.length() * CHARACTER_WIDTH / 2 + MARGIN;
            return new Caption(Math.clamp(centre, half, WIDTH - half), text);
        }
    }

    static ColumnChart of(String title, List<Bar> bars) {
        var counts = bars.stream().map(Bar::count).toList();
        var highest = counts.isEmpty() ? 0 : Collections.max(counts);
        var highestAt = counts.indexOf(highest);
        var few = bars.size() <= COUNTS_SHOWN_MAX;
        var slot = Math.min(SLOT_MAX, WIDTH / Math.max(1, bars.size()));
        var labelEvery = Math.max(few ? 1 : Math.ceilDiv(bars.size(), LABELS_SHOWN_MAX), slotsPerLabel(bars, slot));
        var gap = slot < 4 ? 0 : Math.max(1, slot / 6);
        var columns = new ArrayList<Column>();
        for (var at = 0; at < bars.size(); at++) {
            var bar = bars.get(at);
            var height = height(bar.count(), highest);
            columns.add(new Column(
                    at * slot + gap / 2,
                    BASELINE - height,
                    slot - gap,
                    height,
                    Caption.near(at * slot + slot / 2, at % labelEvery == 0 ? bar.label() : ""),
                    Caption.near(at * slot + slot / 2, few || at == highestAt ? Numerals.shortCount(bar.count()) : ""),
                    bar.name() + ": " + Numerals.count(bar.count())));
        }
        var words = columns.stream().map(Column::tooltip).collect(Collectors.joining("; "));
        return new ColumnChart(title, title + ". " + words, List.copyOf(columns));
    }

    /** Enough for no label to reach the next one, though the first and the last may be moved onto the canvas. */
    private static int slotsPerLabel(List<Bar> bars, int slot) {
        var width = CHARACTER_WIDTH
                * bars.stream().mapToInt(bar -> bar.label().length()).max().orElse(0);
        var movedBy = Math.max(0, width / 2 - slot / 2);
        return Math.max(1, Math.ceilDiv(width + movedBy, slot));
    }

    private static int height(long count, long highest) {
        return count == 0 ? 0 : (int) Math.max(1, Math.round((double) count / highest * TALLEST));
    }
}
