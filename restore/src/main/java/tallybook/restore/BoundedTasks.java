package tallybook.restore;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs tasks on threads of their own, no more than so many at once; the first that fails is the last that is begun. */
final class BoundedTasks implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Semaphore slots;

    BoundedTasks(int atOnceMax) {
        this.slots = new Semaphore(atOnceMax);
    }

    /** Begins the task as soon as there are few enough. Throws what an earlier task threw. */
    void begin(Runnable task) {
        slots.acquireUninterruptibly();
        rethrow();
        threads.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                slots.release();
            }
        });
    }

    /** Waits for all that have begun. Throws what one of them threw. */
    @Override
    public void close() {
        threads.close();
        rethrow();
    }

    /** Throws a failure once: thrown again when this is closed, it would hide itself. */
    private void rethrow() {
        switch (failure.getAndSet(null)) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }
}
