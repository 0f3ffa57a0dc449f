package tallybook.bench.stub;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Makes the last page of each segment wait until it is opened: so a function can be looked at while it holds what it has
 * read of almost the whole table.
 */
final class Gate {
    private final int segments;
    private final Set<Integer> waiting = ConcurrentHashMap.newKeySet();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    Gate(int segments) {
        this.segments = segments;
    }

    /** Waits with a segment's last page, which is asked for again where that takes long. */
    void pass(int page) {
        waiting.add(page);
        if (waiting.size() == segments) {
            reached.countDown();
        }
        await(opened);
    }

    /** Returns once all segments wait. */
    void awaitReached() {
        await(reached);
    }

    void open() {
        opened.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e); // nobody interrupts
        }
    }
}
