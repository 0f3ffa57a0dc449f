package tallybook.local;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets work be done while no request is: those under way are waited for, and new ones wait. */
final class PausableHandler extends Handler.Wrapper {
    /** A client that is slow to send its request holds up the others no longer than this. */
    private static final long PATIENCE_MILLIS = 200;

    /** Fair, or a steady stream of requests would never leave a gap for the work. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    PausableHandler(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        lock.readLock().lock();
        try {
            return super.handle(request, response, callback);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Does the work, or leaves it undone if a request takes too long. */
    void pauseFor(Runnable work) throws InterruptedException {
        if (!lock.writeLock().tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            return;
        }
        try {
            work.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
