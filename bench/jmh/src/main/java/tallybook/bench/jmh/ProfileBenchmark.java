package tallybook.bench.jmh;

import java.time.ZoneOffset;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tallybook.summary.profile.Profile;

/** The summary's profile, of one that has counted many entries before. */
@State(Scope.Benchmark)
public class ProfileBenchmark {
    private final ProfiledEntries entries =
            new ProfiledEntries(Samples.read().stream().map(StoredEntry::of).toList());
    private final Profile profile = new Profile(ZoneOffset.UTC);

    /** Counts entries. */
    @Benchmark
    @OperationsPerInvocation(Samples.COUNT)
    public Profile profile() {
        entries.addTo(profile);
        return profile;
    }
}
