package tallybook.local;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;

/**
 * Keeps the engine's SQLite file in write-ahead mode, which lasts in the file: a write is then safe after one sync,
 * not after four. The engine commits with statements open and so never checkpoints; this does, or the log would grow
 * without end.
 */
final class WriteAheadLog implements OpenedParts.Part {
    private static final long CHECKPOINT_SECONDS = 2;
    private static final long BUSY_TIMEOUT_MILLIS = 10_000;

    /** Kept here because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger SQLITE_LOGGER = Logger.getLogger("com.almworks.sqlite4java");

    private final SQLiteConnection connection;

    /** SQLite's connections belong to one thread. */
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("checkpoint").factory());

    private WriteAheadLog(Path database) {
        connection = new SQLiteConnection(database.toFile());
    }

    /**
     * Opens the file, made if it is absent, before the engine does.
     *
     * @throws CannotStartException if the file is not SQLite's, or is damaged
     */
    static WriteAheadLog open(Path database) {
        SQLITE_LOGGER.setLevel(Level.WARNING);
        try {
            SQLiteLibraryLoader.initialize();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local has no SQLite for this platform", e);
        }
        var log = new WriteAheadLog(database);
        try {
            await(log.thread.submit(log::begin));
        } catch (ExecutionException e) {
            log.close();
            throw new CannotStartException(
                    "The entries in " + database + " cannot be read: the file is damaged, or in"
                            + " use by another program. Restore it, or choose another directory with --data.",
                    e);
        }
        var _ = log.thread.scheduleWithFixedDelay(
                log::checkpoint, CHECKPOINT_SECONDS, CHECKPOINT_SECONDS, TimeUnit.SECONDS);
        return log;
    }

    private @Nullable Void begin() throws SQLiteException {
        connection.open(true);
        // An engine of this process that was stopped a moment ago may still be closing the file.
        connection.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        connection.exec("PRAGMA journal_mode = WAL");
        return null;
    }

    /** Copies what is logged into the file, as far as that makes nobody wait. */
    private void checkpoint() {
        try {
            connection.exec("PRAGMA wal_checkpoint(PASSIVE)");
        } catch (SQLiteException e) {
            System.err.println("DynamoDB's log is not checkpointed and grows: " + e.getMessage());
        }
    }

    private static void await(Future<?> task) throws ExecutionException {
        try {
            task.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while SQLite works", e);
        }
    }

    @Override
    public void close() {
        thread.execute(connection::dispose);
        thread.close();
    }
}
