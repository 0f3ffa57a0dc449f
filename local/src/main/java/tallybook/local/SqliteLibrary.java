package tallybook.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engine's SQLite, which each process unpacks for itself; a killed one leaves it behind. */
final class SqliteLibrary {
    private SqliteLibrary() {}

    /** Has it unpacked in the folder rather than in the machine's temporary one, and removes what was left there. */
    static void unpackIn(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path library : left) {
                Files.delete(library);
            }
        }
        System.setProperty("org.sqlite.tmpdir", folder.toString());
    }
}
