package tallybook.summary.page;

import java.time.Instant;
import tallybook.summary.report.Report;

/**
 * Where a field's timestamps lie, against the period reported on.
 *
 * @param periodStart where the period begins on a line of {@value #WIDTH}
 * @param spanStart where the earliest timestamp lies on it
 */
record TimeLine(int periodStart, int periodWidth, int spanStart, int spanWidth, String description)
        implements FieldChart {

    static final int WIDTH = 150;
    private static final int NARROWEST = 2;

    static FieldChart of(Report.Timestamps timestamps, Report.Span period) {
        if (timestamps.earliest() == null || timestamps.latest() == null) {
            return Words.NOT_SHOWN;
        }
        return of(
                Instant.parse(timestamps.earliest()).getEpochSecond(),
                Instant.parse(timestamps.latest()).getEpochSecond(),
                Instant.parse(period.from()).getEpochSecond(),
                Instant.parse(period.to()).getEpochSecond());
    }

    private static TimeLine of(long earliest, long latest, long from, long to) {
        var start = Math.min(earliest, from);
        var seconds = Math.max(1, Math.max(latest, to) - start);
        return new TimeLine(
                place(from - start, seconds),
                Math.max(NARROWEST, place(to - from, seconds)),
                Math.min(WIDTH - NARROWEST, place(earliest - start, seconds)),
                Math.max(NARROWEST, place(latest - earliest, seconds)),
                earliest >= from && latest <= to
                        ? "The timestamps lie inside the period"
                        : "The timestamps (dark) reach beyond the period (light)");
    }

    private static int place(long seconds, long all) {
        return (int) Math.round((double) seconds / all * WIDTH);
    }
}
