package tallybook.restore;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import tallybook.restore.EntryTable.Outcome;

/** Counts what became of the entries, by many threads at once. */
final class Tally {
    private final Map<Outcome, LongAdder> counts = new ConcurrentHashMap<>();

    void add(Outcome outcome) {
        counts.computeIfAbsent(outcome, first -> new LongAdder()).increment();
    }

    long of(Outcome outcome) {
        return counts.getOrDefault(outcome, new LongAdder()).sum();
    }

    long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
