package tallybook.bench.jmh;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tallybook.item.ItemSize;

/** The size of items. */
@State(Scope.Benchmark)
public class SizeBenchmark {
    private final List<StoredEntry> entries =
            Samples.read().stream().map(StoredEntry::of).toList();

    /** Adds up the sizes. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public long size() {
        long bytes = 0;
        for (var entry : entries) {
            bytes += ItemSize.ofItem(entry.item());
        }
        return bytes;
    }
}
