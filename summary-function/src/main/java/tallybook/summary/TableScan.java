package tallybook.summary;

import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import tallybook.summary.EntryTable.Segment;
import tallybook.summary.profile.Profile;
import tallybook.summary.report.Period;

/** Reads the whole table once, in parallel: profiles the period's entries and backs them up. */
final class TableScan {
    /** Fixed, so that the same table gives the same parts of the backup; enough to keep two cores busy while pages travel. */
    private static final int SEGMENTS = 4;

    private final EntryTable table;
    private final Period period;
    private final RunFolder folder;
    private final Deadline deadline;
    private final LongAdder entriesRead = new LongAdder();
    private final LongAdder bytesRead = new LongAdder();

    TableScan(EntryTable table, Period period, RunFolder folder, Deadline deadline) {
        this.table = table;
        this.period = period;
        this.folder = folder;
        this.deadline = deadline;
    }

    /**
     * Scans all segments and merges them in their order. The first failure ends all.
     *
     * @throws IllegalStateException if the deadline passes first, saying how much was read and how fast
     */
    Content run() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var scans = new ExecutorCompletionService<Content>(threads);
            var segments = IntStream.range(0, SEGMENTS)
                    .mapToObj(number -> scans.submit(() -> scan(new Segment(number, SEGMENTS))))
                    .toList();
            try {
                for (int done = 0; done < SEGMENTS; done++) {
                    scans.take().get();
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the scan was interrupted", e);
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            }
            return segments.stream()
                    .map(Future::resultNow)
                    .reduce(Content::plus)
                    .orElseThrow();
        }
    }

    private Content scan(Segment segment) {
        var found = new Found(segment);
        table.scan(segment, found::add, page -> {
            found.foreign += page.foreign();
            checkDeadline();
        });
        return found.content();
    }

    private void checkDeadline() {
        if (deadline.hasPassed()) {
            double seconds = deadline.elapsed().toMillis() / 1e3;
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "the table is too large for one run: %,d entries (%,d bytes) read in %.0f s, %,.0f entries a second, "
                            + "and not at its end; nothing was reported",
                    entriesRead.sum(),
                    bytesRead.sum(),
                    seconds,
                    entriesRead.sum() / seconds));
        }
    }

    /** What one segment's scan has found so far. */
    private final class Found {
        private final Profile profile = new Profile(period.zone());
        private final EntriesBackup backup;
        private long count;
        private long bytes;
        private long foreign;

        Found(Segment segment) {
            backup = new EntriesBackup(folder, segment.number());
        }

        void add(Entry entry) {
            count++;
            bytes += entry.bytes();
            entriesRead.increment();
            bytesRead.add(entry.bytes());
            if (period.contains(entry.received())) {
                profile.add(entry.received(), entry.bytes(), entry.data());
                backup.add(entry);
            }
        }

        Content content() {
            return new Content(profile, count, bytes, foreign, backup.finish());
        }
    }
}
