package tallybook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalApiTest {
    private final TestServer server =
            new TestServer(saying("ingest"), saying("summary"), saying("home"), saying("objects"));

    private static Route saying(String name) {
        return (request, response, callback) ->
                response.write(true, ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)), callback);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /Prod/post, ingest",
        "POST, /Prod/post/, ingest",
        "POST, /Prod/post?a=b, ingest",
        "POST, /summary, summary",
        "GET, /, home",
        "GET, /summaries/2026-W47/summary-20261123T000000Z.html, objects"
    })
    void findsTheRouteOfAMethodAndPath(String method, String path, String route) throws Exception {
        assertThat(server.send(request(method, path)).body()).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /Prod/post",
        "POST, /Prod/other",
        "POST, /post",
        "POST, /",
        "PUT, /summary",
        "GET, /summary",
        "GET, /favicon.ico",
        "DELETE, /summaries/a",
        "OPTIONS, /",
        "BREW, /"
    })
    void findsNothingElse(String method, String path) throws Exception {
        TestServer.assertProblem(
                server.send(request(method, path)),
                404,
                "not-found",
                "Not found",
                "Here are POST /Prod/post, POST /summary, GET / and GET /summaries/ with an object's key.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST //Prod//post",
                "POST /Prod%2fpost",
                "POST /Prod/post%00",
                "POST /Prod/pos%74",
                "POST /Prod/%ff",
                "POST /Prod/%zz",
                "POST /x/../Prod/post",
                "POST /Prod/./post",
                "POST /Prod/post;x=1",
                "POST http://localhost",
                "GET /summaries/../../etc/passwd",
                "GET /summaries/a/..",
                "GET /summaries/%2e%2e/a",
                "GET /summaries//a",
                "GET /summaries/"
            })
    void findsNothingUnderAnotherSpellingOfAPath(String methodAndTarget) throws Exception {
        assertThat(server.exchange(methodAndTarget + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 Not Found\r\n")
                .contains("docs/problems.md#not-found\"");
    }

    @Test
    void answersAHeadWithoutABody() throws Exception {
        HttpResponse<String> answer = server.send(request("HEAD", "/"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("4");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Host: 127.0.0.1:3000,                                HTTP/1.1 200 OK",
        "Host: localhost,                                     HTTP/1.1 200 OK",
        "Host: rebound.example:3000,                          HTTP/1.1 404 Not Found",
        "Host: [::1]:3000,                                    HTTP/1.1 404 Not Found",
        "Host: localhost;Origin: http://localhost:5173,       HTTP/1.1 200 OK",
        "Host: localhost;Origin: https://elsewhere.example,   HTTP/1.1 404 Not Found",
        "Host: localhost;Origin: null,                        HTTP/1.1 404 Not Found"
    })
    void answersOnlyToThisMachineAndItsPages(String headers, String statusLine) throws Exception {
        String answer =
                server.exchange("GET / HTTP/1.1\r\n" + headers.replace(";", "\r\n") + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith(statusLine + "\r\n");
        assertThat(answer.contains("docs/problems.md#not-found\"")).isEqualTo(statusLine.endsWith("Not Found"));
    }

    @Test
    void answersWithAProblemEvenWhatIsNotHttp() throws Exception {
        assertThat(server.exchange("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("Content-Type: application/problem+json\r\n")
                .contains("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,");
    }

    private HttpRequest request(String method, String path) {
        return HttpRequest.newBuilder(server.uri(path))
                .method(method, BodyPublishers.noBody())
                .build();
    }
}
