package tallybook.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Writes a batch's entries in parallel, and those of one id one after the other, so that the first of them wins. An only
 * one is written by the caller's own thread.
 */
final class BatchWriter {
    /** Enough that a full batch takes a second or two, and few enough that each has its own kept connection. */
    static final int IN_FLIGHT_MAX = 32;

    /** Were it written, the earlier one would be refused when it is sent again, and the later one would have won. */
    private static final Outcome BEHIND_ANOTHER = new Outcome.Refused(new Problem(
            ProblemType.STORAGE_UNAVAILABLE,
            "An earlier entry of the batch has the same id and was not acknowledged:"
                    + " send both again, in the same order."));

    private final List<Candidate> candidates;
    private final Function<Candidate, Outcome> store;
    private final Outcome[] outcomes;

    private BatchWriter(List<Candidate> candidates, Function<Candidate, Outcome> store) {
        this.candidates = candidates;
        this.store = store;
        this.outcomes = new Outcome[candidates.size()];
    }

    static BatchResult write(List<Candidate> candidates, Function<Candidate, Outcome> store) {
        return new BatchWriter(candidates, store).write();
    }

    private BatchResult write() {
        if (candidates.size() == 1) {
            return new BatchResult(List.of(store.apply(candidates.getFirst())));
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(IN_FLIGHT_MAX)) {
            List<Future<?>> tasks = new ArrayList<>();
            indexesById().forEach(indexes -> tasks.add(executor.submit(() -> writeInOrder(indexes))));
            tasks.forEach(BatchWriter::await);
        }
        return new BatchResult(Arrays.asList(outcomes));
    }

    /** The places of each id's entries. */
    private Collection<List<Integer>> indexesById() {
        Map<Object, List<Integer>> indexesById = new LinkedHashMap<>();
        for (int index = 0; index < candidates.size(); index++) {
            Object id =
                    candidates.get(index) instanceof Entry entry ? entry.id().value() : index;
            indexesById.computeIfAbsent(id, none -> new ArrayList<>()).add(index);
        }
        return indexesById.values();
    }

    /** Writes the entries of one id, as long as it is known what became of the first. */
    private void writeInOrder(List<Integer> indexes) {
        boolean isThere = false;
        boolean isOpen = false;
        for (int index : indexes) {
            var outcome = isOpen ? BEHIND_ANOTHER : store.apply(candidates.get(index));
            // A write that took several attempts takes the first entry's item for its own: both have one time.
            outcomes[index] =
                    isThere && outcome instanceof Outcome.Stored(Receipt first) ? new Outcome.Replayed(first) : outcome;
            isThere |= !(outcome instanceof Outcome.Refused);
            isOpen |= !isThere && outcome.isRetryable();
        }
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Storing an entry failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while entries are stored", e);
        }
    }
}
