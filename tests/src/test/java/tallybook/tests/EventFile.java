package tallybook.tests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample events in {@code events/}. */
final class EventFile {

    static final JsonMapper JSON = JsonMapper.shared();

    private EventFile() {}

    static List<String> names() throws IOException {
        try (var files = Files.list(Project.file("events"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static JsonNode tree(String name) {
        return JSON.readTree(Project.file("events").resolve(name));
    }

    static InputStream open(String name) throws IOException {
        return Files.newInputStream(Project.file("events").resolve(name));
    }
}
