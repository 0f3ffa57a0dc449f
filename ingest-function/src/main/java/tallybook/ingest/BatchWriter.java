package tallybook.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Writes a batch's entries in parallel, and those of one id one after the other, so that the first of them wins. */
final class BatchWriter {
    /** Enough that a full batch takes a second or two, and few enough that each has its own kept connection. */
    static final int IN_FLIGHT_MAX = 32;

    private BatchWriter() {}

    static BatchResult write(Submission.Batch batch, Function<Candidate, Outcome> store) {
        var candidates = batch.candidates();
        var outcomes = new Outcome[candidates.size()];
        try (ExecutorService executor =
                Executors.newFixedThreadPool(IN_FLIGHT_MAX, Thread.ofVirtual().factory())) {
            List<Future<?>> tasks = new ArrayList<>();
            for (List<Integer> indexes : indexesById(candidates)) {
                tasks.add(executor.submit(
                        () -> indexes.forEach(index -> outcomes[index] = store.apply(candidates.get(index)))));
            }
            tasks.forEach(BatchWriter::await);
        }
        return new BatchResult(Arrays.asList(outcomes));
    }

    private static Iterable<List<Integer>> indexesById(List<Candidate> candidates) {
        Map<Object, List<Integer>> indexesById = new LinkedHashMap<>();
        for (int index = 0; index < candidates.size(); index++) {
            Object id =
                    candidates.get(index) instanceof Entry entry ? entry.id().value() : index;
            indexesById.computeIfAbsent(id, none -> new ArrayList<>()).add(index);
        }
        return indexesById.values();
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("An entry of a batch failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a batch is written", e);
        }
    }
}
