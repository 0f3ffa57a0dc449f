package tallybook.restore;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import tallybook.restore.Report.StatedPart;

/** Says how far a restore is: each report as it begins, and then a line every few seconds. */
final class Progress {
    private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();

    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private long lastNanos;

    Progress(Consumer<String> lines, LongSupplier nanoTime) {
        this.lines = lines;
        this.nanoTime = nanoTime;
        this.lastNanos = nanoTime.getAsLong();
    }

    void report(String key, List<StatedPart> parts) {
        long count = parts.stream().mapToLong(StatedPart::count).sum();
        lines.accept(String.format(Locale.ROOT, "%s: %,d %s", key, count, count == 1 ? "entry" : "entries"));
        lastNanos = nanoTime.getAsLong();
    }

    /** @param done entries, of all reports so far */
    void entries(long done) {
        long now = nanoTime.getAsLong();
        if (now - lastNanos >= INTERVAL_NANOS) {
            lastNanos = now;
            lines.accept(String.format(Locale.ROOT, "  %,d done", done));
        }
    }
}
