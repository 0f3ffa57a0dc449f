package tallybook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Routes behind HTTP on a free port, and a client of them. */
final class TestServer implements AutoCloseable {
    /** A route that the test does not ask for. */
    static final Route UNUSED = (request, response, callback) -> {
        throw new AssertionError(request.getHttpURI());
    };

    private static final JsonMapper JSON = new JsonMapper();

    private final LoopbackServer server = LoopbackServer.bind(0);
    private final HttpClient client = HttpClient.newHttpClient();

    TestServer(Route ingest, Route summary, Route home, Route objects) {
        server.serve(new LocalApi(ingest, summary, home, objects));
    }

    URI uri(String path) {
        return server.endpoint().resolve(path);
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).POST(body).build());
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }

    /** Sends what may not be HTTP, and returns all that comes back until the server hangs up. */
    String exchange(String request) throws IOException {
        try (Socket socket = connect()) {
            write(socket, request);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Socket connect() throws IOException {
        return new Socket(server.endpoint().getHost(), server.endpoint().getPort());
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    static void assertProblem(HttpResponse<String> answer, int status, String name, String title, String detail) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        Problem problem = JSON.readValue(answer.body(), Problem.class);
        assertThat(problem)
                .isEqualTo(new Problem(
                        "https://github.com/tallybook/tallybook/blob/main/docs/problems.md#" + name,
                        title,
                        status,
                        detail,
                        problem.requestId()));
        assertThat(UUID.fromString(problem.requestId())).hasToString(problem.requestId());
    }

    static void assertNoAnswer(HttpResponse<String> answer) {
        assertProblem(
                answer,
                502,
                "no-answer",
                "No answer",
                "No answer from the function: DEFAULT_5XX. Send the same again.");
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
