package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A function restored from a snapshot gets its credentials where Lambda has them then: at an endpoint of its own. */
class RestoredCredentialsTest {
    /** The SDK takes it for the variable AWS_CONTAINER_CREDENTIALS_FULL_URI. */
    private static final String ENDPOINT_PROPERTY = "aws.containerCredentialsFullUri";

    private static final byte[] CREDENTIALS = """
            {"AccessKeyId": "key", "SecretAccessKey": "secret", "Token": "token", "Expiration": "2099-01-01T00:00:00Z"}""".getBytes(StandardCharsets.UTF_8);

    private final HttpServer lambda;

    RestoredCredentialsTest() throws IOException {
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        lambda.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, CREDENTIALS.length);
                exchange.getResponseBody().write(CREDENTIALS);
            }
        });
        lambda.start();
        System.setProperty(
                ENDPOINT_PROPERTY, "http://127.0.0.1:" + lambda.getAddress().getPort() + "/credentials");
    }

    @AfterEach
    void stop() {
        System.clearProperty(ENDPOINT_PROPERTY);
        lambda.stop(0);
    }

    @Test
    void areFoundWhenTheVariablesHaveNone() {
        var environment = new HashMap<>(Post.ENVIRONMENT);
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ENDPOINT_URL", DynamoDbInMemory.ENDPOINT.toString());

        var response = Post.text("{}").send(new IngestHandler(environment));

        assertThat(response.getStatusCode()).isEqualTo(201);
    }
}
