package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function that starts for a snapshot. */
class PrimingTest {

    private static Map<String, String> environment(URI endpoint) {
        var environment = new HashMap<>(Post.ENVIRONMENT);
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ENDPOINT_URL", endpoint.toString());
        return environment;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id", "/order", "/total", "/lines/0", "none"})
    void answersAllRequestsOfItsOwnWhereverIdsStand(String idPointer) {
        var context = new TestContext(0);

        Priming.run(Post.environment("ID_POINTER", idPointer), context.getLogger());

        assertThat(context.logLines).isEmpty();
    }

    @Test
    void sendsNothing() throws IOException {
        try (var server = new CountingServer()) {
            var _ = new IngestHandler(environment(server.endpoint()));

            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void leavesNothingInTheTableAndAnswersTheFirstRequest() {
        var handler = new IngestHandler(
                environment(DynamoDbInMemory.ENDPOINT), DynamoDbInMemory.FUNCTIONS_CLIENT, Post.CLOCK);
        var context = new TestContext(0);
        Priming.run(environment(DynamoDbInMemory.ENDPOINT), context.getLogger());
        var id = Post.newId();

        assertThat(Post.text("{\"id\": \"%s\"}".formatted(id)).send(handler).getStatusCode())
                .isEqualTo(201);
        assertThat(DynamoDbInMemory.item("key:priming")).isEmpty();
        assertThat(DynamoDbInMemory.item("key:priming#0")).isEmpty();
    }

    @Test
    void logsWhatFailsAndLetsTheFunctionStart() {
        var context = new TestContext(0);

        Priming.run(Map.of(), context.getLogger());

        assertThat(context.logLines).singleElement().asString().startsWith("priming failed: ");
    }
}
