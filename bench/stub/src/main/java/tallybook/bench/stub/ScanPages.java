package tallybook.bench.stub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pages of a scan as they travel, each without its last brace; a table of more pages has them again, numbered anew. */
record ScanPages(List<PageTemplate> templates) {
    /** Reads the files of a folder, a page each, in the order of their names. */
    static ScanPages readFrom(Path folder) throws IOException {
        List<PageTemplate> templates = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                templates.add(PageTemplate.of(Files.readAllBytes(file)));
            }
        }
        return new ScanPages(templates);
    }

    byte[] withoutEnd(int number) {
        return templates.get(number % templates.size()).numbered(number / templates.size());
    }
}
