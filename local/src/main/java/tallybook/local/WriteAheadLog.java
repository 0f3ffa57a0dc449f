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
 * without end. SQLite begins a log anew only if nobody writes between its last copied page and the next write: under a
 * steady load that is never, so the engine's requests pause for it, for milliseconds. The log's file, which is used
 * again and never shrinks while the engine runs, is thus as long as the most that was written between two checkpoints:
 * some 17 MB at 900 small entries a second.
 */
final class WriteAheadLog implements OpenedParts.Part {
    private static final long CHECKPOINT_SECONDS = 2;
    private static final long OPENING_TIMEOUT_MILLIS = 10_000;

    /** Another program that reads the file delays a checkpoint; the engine's requests wait no longer than this for it. */
    private static final long CHECKPOINT_TIMEOUT_MILLIS = 100;

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
        return log;
    }

    private @Nullable Void begin() throws SQLiteException {
        connection.open(true);
        // An engine of this process that was stopped a moment ago may still be closing the file.
        connection.setBusyTimeout(OPENING_TIMEOUT_MILLIS);
        connection.exec("PRAGMA journal_mode = WAL");
        // A connection that has read nothing does not know of the log, and would checkpoint nothing.
        connection.exec("SELECT count(*) FROM sqlite_master");
        connection.setBusyTimeout(CHECKPOINT_TIMEOUT_MILLIS);
        return null;
    }

    /** Checkpoints from now on, the last of it while the engine's requests are paused. */
    void keepShort(PausableHandler engine) {
        var _ = thread.scheduleWithFixedDelay(
                () -> empty(engine), CHECKPOINT_SECONDS, CHECKPOINT_SECONDS, TimeUnit.SECONDS);
    }

    private void empty(PausableHandler engine) {
        checkpoint("PASSIVE"); // Copies most of it while requests go on, so that the pause is short.
        try {
            engine.pauseFor(() -> checkpoint("RESTART"));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkpoint(String mode) {
        try {
            connection.exec("PRAGMA wal_checkpoint(" + mode + ")");
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
