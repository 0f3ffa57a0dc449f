package tallybook.bench.stub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pages of a scan as they travel, each without its last brace; a table of more pages has them again and again. */
record ScanPages(List<byte[]> pages) {
    /** Reads the files of a folder, a page each, in the order of their names. */
    static ScanPages readFrom(Path folder) throws IOException {
        List<byte[]> pages = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                pages.add(Files.readAllBytes(file));
            }
        }
        return new ScanPages(pages);
    }

    byte[] withoutEnd(int number) {
        return pages.get(number % pages.size());
    }
}
