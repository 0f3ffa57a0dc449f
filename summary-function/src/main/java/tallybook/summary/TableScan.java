package tallybook.summary;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tallybook.summary.EntryTable.Segment;
import tallybook.summary.profile.Profile;
import tallybook.summary.report.Period;
import tallybook.summary.report.Report.EntriesObject;

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
     * What a scan found.
     *
     * @param profile of the period's entries
     * @param tableCount all entries that the table holds
     * @param tableBytes their size, as DynamoDB counts items
     * @param foreign items that the ingest function cannot have written
     * @param backup the parts written
     */
    record Result(Profile profile, long tableCount, long tableBytes, long foreign, List<EntriesObject> backup) {

        private Result plus(Result other) {
            profile.merge(other.profile);
            return new Result(
                    profile,
                    tableCount + other.tableCount,
                    tableBytes + other.tableBytes,
                    foreign + other.foreign,
                    Stream.concat(backup.stream(), other.backup.stream()).toList());
        }
    }

    /**
     * Scans all segments and merges them in their order. The first failure ends all.
     *
     * @throws IllegalStateException if the deadline passes first, saying how much was read and how fast
     */
    Result run() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var scans = new ExecutorCompletionService<Result>(threads);
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
            return segments.stream().map(Future::resultNow).reduce(Result::plus).orElseThrow();
        }
    }

    private Result scan(Segment segment) {
        var found = new Found(segment);
        table.scan(segment, page -> {
            found.add(page);
            checkDeadline();
        });
        return found.result();
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

        void add(ScanPage page) {
            foreign += page.foreign();
            for (var entry : page.entries()) {
                count++;
                bytes += entry.bytes();
                entriesRead.increment();
                bytesRead.add(entry.bytes());
                if (period.contains(entry.received())) {
                    profile.add(entry.received(), entry.bytes(), entry.data());
                    backup.add(entry);
                }
            }
        }

        Result result() {
            return new Result(profile, count, bytes, foreign, backup.finish());
        }
    }
}
