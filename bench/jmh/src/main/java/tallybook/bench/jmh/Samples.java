package tallybook.bench.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The entries of the file that the system property {@code tallybook.entries} names, a JSON text a line. */
public final class Samples {
    /** A whole batch of the largest size, and enough that no entry is met again soon. */
    public static final int COUNT = 10_000;

    private Samples() {}

    /** Reads as many as there must be. */
    public static List<String> read() {
        try {
            List<String> entries = Files.readAllLines(Path.of(System.getProperty("tallybook.entries")));
            if (entries.size() != COUNT) {
                throw new IllegalStateException(entries.size() + " entries instead of " + COUNT);
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
