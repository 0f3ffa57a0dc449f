package tallybook.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tallybook.bench.jmh.Samples;

/** Bodies to entries that are ready to be stored; in the ingest function's package, which shows its parts to no other. */
@State(Scope.Benchmark)
public class ParsingBenchmark {
    private static final int BATCH = 1_000;

    private final EntryReader reader =
            new EntryReader(IdPointer.parse("/id"), new GeneratedIds(InstantSource.system()));
    private final List<RequestBody> singles =
            Samples.read().stream().map(ParsingBenchmark::body).toList();
    private final RequestBody batch = body("[" + String.join(",", Samples.read().subList(0, BATCH)) + "]");
    private int next;

    /** Reads the body of one entry, another one each time. */
    @Benchmark
    public Object single() {
        next = (next + 1) % singles.size();
        return reader.read(singles.get(next), Optional.empty());
    }

    /** Reads a body of a thousand. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Object batch() {
        return reader.read(batch, Optional.empty());
    }

    private static RequestBody body(String json) {
        return new RequestBody(MediaType.JSON, json.getBytes(UTF_8));
    }
}
