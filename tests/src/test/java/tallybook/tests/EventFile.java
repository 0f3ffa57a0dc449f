package tallybook.tests;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.IOException;
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

    /** Reads a request as the Java runtime of Lambda does. */
    static APIGatewayProxyRequestEvent request(String name) throws IOException {
        try (var file = Files.newInputStream(Project.file("events").resolve(name))) {
            return LambdaEventSerializers.serializerFor(
                            APIGatewayProxyRequestEvent.class, EventFile.class.getClassLoader())
                    .fromJson(file);
        }
    }
}
