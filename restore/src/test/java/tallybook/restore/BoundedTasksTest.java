package tallybook.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedTasksTest {
    @Test
    void runsAsManyTasksAtOnceAsItsBoundAndNeverMore() {
        var together = new CyclicBarrier(3);
        var running = new AtomicInteger();
        var mostRunning = new AtomicInteger();
        try (var tasks = new BoundedTasks(3)) {
            for (int i = 0; i < 300; i++) {
                tasks.begin(() -> {
                    mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
                    await(together);
                    running.decrementAndGet();
                });
            }
        }

        assertThat(running).hasValue(0);
        assertThat(mostRunning).hasValue(3);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void endsWithTheFirstFailure() {
        var begun = new AtomicInteger();

        assertThatThrownBy(() -> {
                    try (var tasks = new BoundedTasks(1)) {
                        while (true) {
                            tasks.begin(() -> {
                                throw new IllegalStateException("task " + begun.incrementAndGet());
                            });
                        }
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("task 1");
        assertThat(begun).hasValue(1);
    }
}
