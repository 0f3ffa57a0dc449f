package tallybook.summary.profile;

import static java.util.Objects.requireNonNull;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Profiles hostile entries as the scan of a table does, in four segments at once, and merges these; to be run in a JVM
 * with a small heap. Prints what came of it.
 */
final class HostileRun {
    private static final int SEGMENTS = 4;
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    private HostileRun() {}

    /** Runs once; the arguments: how many entries, and how many of the 1,000 wide fields each has. */
    public static void main(String[] arguments) throws Exception {
        int entries = Integer.parseInt(arguments[0]);
        var hostile = new HostileEntries(Integer.parseInt(arguments[1]));
        long start = System.nanoTime();
        var segments = profiles(hostile, entries);
        System.gc();
        long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long largest = segments.stream().mapToLong(Profile::memory).max().orElseThrow();
        var merged = segments.removeFirst();
        while (!segments.isEmpty()) {
            merged.merge(segments.removeFirst());
        }
        var seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3;
        var fields = merged.fields();
        System.out.printf(
                "entries=%d id=%d fields=%d omittedFields=%d omittedValues=%d profileBytes=%d "
                        + "segmentMemoryMax=%d mergedMemory=%d liveHeap=%d seconds=%.1f%n",
                merged.entries(),
                requireNonNull(fields.get(JsonPath.ROOT.member("id"))).values(),
                fields.size(),
                merged.omittedPaths().estimate(),
                merged.omittedValues(),
                size(merged),
                largest,
                merged.memory(),
                live,
                seconds);
    }

    private static List<Profile> profiles(HostileEntries hostile, int entries) throws Exception {
        try (var threads = Executors.newFixedThreadPool(SEGMENTS)) {
            var scans = new ArrayList<Callable<Profile>>();
            for (int i = 0; i < SEGMENTS; i++) {
                int segment = i;
                scans.add(() -> {
                    var profile = new Profile(ZoneOffset.UTC);
                    for (int number = segment; number < entries; number += SEGMENTS) {
                        profile.add(MONDAY, 1, hostile.entry(number));
                    }
                    return profile;
                });
            }
            var profiles = new ArrayList<Profile>();
            for (Future<Profile> scan : threads.invokeAll(scans)) {
                profiles.add(scan.get());
            }
            return profiles;
        }
    }

    private static long size(Profile profile) throws IOException {
        var counted = new DataOutputStream(OutputStream.nullOutputStream());
        profile.writeTo(counted);
        return counted.size();
    }
}
