package tallybook.summary.profile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The memory that docs/report.md states, shown by a JVM with a heap of 256 MB; with {@code -Dhostile.entries=1000000} for
 * as many entries as it names.
 */
class MemoryBoundTest {
    private static final int ENTRIES = Integer.getInteger("hostile.entries", 20_000);

    /** So many that each of the wide fields gets some hundred values, however few entries there are. */
    private static final int WIDE_FIELDS_PER_ENTRY = Math.clamp(600_000 / ENTRIES, 10, HostileEntries.WIDE_FIELDS);

    @Test
    void profilesHostileEntriesInAHeapOf256MB() throws Exception {
        var run = run("-Xmx256m");

        assertThat(run)
                .containsEntry("entries", (long) ENTRIES)
                .containsEntry("id", (long) ENTRIES)
                .containsEntry("fields", 1_000L);
        assertThat(requireNonNull(run.get("segmentMemoryMax"))).isLessThanOrEqualTo(ProfileLimits.DEFAULT.memoryMax());
        assertThat(requireNonNull(run.get("mergedMemory"))).isLessThanOrEqualTo(ProfileLimits.DEFAULT.memoryMax());
    }

    private static Map<String, Long> run(String heap) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileRun.class.getName(),
                        Integer.toString(ENTRIES),
                        Integer.toString(WIDE_FIELDS_PER_ENTRY))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        System.out.print(output);
        return Pattern.compile("(\\w+)=(\\d+)")
                .matcher(output)
                .results()
                .collect(Collectors.toMap(figure -> figure.group(1), figure -> Long.valueOf(figure.group(2))));
    }
}
