package tallybook.bench.stub;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets so many scans of a table pass, and makes all others wait until it is opened: so a function can be looked at while
 * it holds what it has read of almost the whole table.
 */
final class Gate {
    private final AtomicInteger passing;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    Gate(int passing) {
        this.passing = new AtomicInteger(passing);
    }

    void pass() {
        if (passing.getAndDecrement() <= 0) {
            reached.countDown();
            await(opened);
        }
    }

    /** Returns once a scan waits. */
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
