package tallybook.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import tallybook.item.Retention;
import tallybook.restore.EntryTable.Outcome;
import tallybook.restore.Report.StatedPart;

/**
 * Puts the entries of reports back into the table, a part of their backups after the other. A part is written once it is
 * found to be whole; an entry whose id is there stays as it is, so it can be run again after whatever stopped it.
 */
public final class Restore {
    /** As many as the HTTP client is told to keep connections. */
    static final int WRITES_AT_ONCE_MAX = 32;

    private final EntryTable table;
    private final SummaryBucket bucket;
    private final Progress progress;

    /** @param progress is told now and then, in words, how far it is */
    public Restore(
            DynamoDbClient dynamoDb,
            String table,
            S3Client s3,
            String bucket,
            Retention retention,
            Consumer<String> progress) {
        this.table = new EntryTable(dynamoDb, table, retention);
        this.bucket = new SummaryBucket(s3, bucket);
        this.progress = new Progress(progress, System::nanoTime);
    }

    /**
     * What became of the entries, each counted once for every report that has it.
     *
     * @param alreadyThere the table held the same entry
     * @param conflicts the table held another one under its id, which stayed
     * @param damaged the parts of which nothing was restored, and why
     */
    public record Result(long restored, long alreadyThere, long conflicts, List<DamagedPart> damaged) {}

    /** A part that is not as its report states it. */
    public record DamagedPart(String key, String reason) {}

    /**
     * Restores the reports chosen.
     *
     * @throws RestoreException if there is no such report, table or bucket
     */
    public Result run(Selection selection) {
        var tally = new Tally();
        List<DamagedPart> damaged = new ArrayList<>();
        for (var key : keys(selection)) {
            var parts = bucket.report(key).parts();
            progress.report(key, parts);
            for (var stated : parts) {
                try {
                    restore(stated, tally);
                } catch (DamagedPartException e) {
                    damaged.add(new DamagedPart(stated.key(), String.valueOf(e.getMessage())));
                }
            }
        }
        return new Result(
                tally.of(Outcome.RESTORED), tally.of(Outcome.ALREADY_THERE), tally.of(Outcome.CONFLICT), damaged);
    }

    private List<String> keys(Selection selection) {
        return switch (selection) {
            case Selection.OneReport(String key) -> List.of(key);
            case Selection.Week(String name) -> List.of(bucket.newestReportOf(name));
            case Selection.All() -> bucket.reports();
        };
    }

    private void restore(StatedPart stated, Tally tally) throws DamagedPartException {
        var part = bucket.part(stated);
        long before = tally.total();
        try (var writes = new BoundedTasks(WRITES_AT_ONCE_MAX)) {
            part.forEach(entry -> {
                writes.begin(() -> tally.add(table.restore(entry)));
                progress.entries(tally.total());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to be read
        }
        if (tally.total() - before != stated.count()) {
            throw new IllegalStateException("not every entry was written");
        }
    }
}
