package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRequestTest {

    private static ProxyRequest read(String event) throws IOException {
        return ProxyRequest.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    }

    private static Path events() {
        return Path.of(System.getProperty("basedir", "ingest-function"))
                .toAbsolutePath()
                .resolveSibling("events");
    }

    static Stream<Path> sampleEvents() throws IOException {
        try (var files = Files.list(events())) {
            return files.filter(file -> file.getFileName().toString().startsWith("post-")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sampleEvents")
    void readsAnEventAsLambdasOwnSerializerDoes(Path file) throws IOException {
        APIGatewayProxyRequestEvent event;
        try (var in = Files.newInputStream(file)) {
            event = LambdaEventSerializers.serializerFor(
                            APIGatewayProxyRequestEvent.class, getClass().getClassLoader())
                    .fromJson(in);
        }

        assertThat(read(Files.readString(file)))
                .isEqualTo(new ProxyRequest(
                        event.getBody(),
                        event.getIsBase64Encoded(),
                        new RequestHeaders(event.getHeaders(), event.getMultiValueHeaders())));
    }

    @Test
    void readsMembersInAnyOrderAndPassesOverOthers() throws IOException {
        assertThat(read("""
                        {"requestContext": {"body": "inner", "authorizer": [{"headers": 1}]}, "isBase64Encoded": true,
                         "multiValueHeaders": {"A": ["1", "2"]}, "body": "\\u00e9\\ud800", "headers": {"A": "2"}, "x": 1}"""))
                .isEqualTo(new ProxyRequest(
                        "\u00e9\ud800", true, new RequestHeaders(Map.of("A", "2"), Map.of("A", List.of("1", "2")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"body\": null, \"isBase64Encoded\": null, \"headers\": null, \"multiValueHeaders\": null}",
                "{\"headers\": {\"A\": null}}"
            })
    void takesNullAsAbsent(String event) throws IOException {
        assertThat(read(event)).isEqualTo(new ProxyRequest(null, false, new RequestHeaders(Map.of(), Map.of())));
    }

    @Test
    void takesNullAmongValuesAsAbsent() throws IOException {
        assertThat(read("{\"multiValueHeaders\": {\"A\": null, \"B\": [null, \"1\"]}}")
                        .headers())
                .isEqualTo(new RequestHeaders(Map.of(), Map.of("A", List.of(), "B", List.of("1"))));
    }

    @Test
    void refusesWhatIsNestedTooDeeplyToRead() {
        var event = "{\"requestContext\": " + "[".repeat(600) + "]".repeat(600) + ", \"body\": \"{}\"}";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(event))
                .withMessage("The event is nested too deeply, or has a name that is too long.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                  | The event is not an object.
                    []                                  | The event is not an object.
                    null                                | The event is not an object.
                    "secret"                            | The event is not an object.
                    {"body": {"secret": 1}}             | The event has another value where a string belongs.
                    {"body": 7}                         | The event has another value where a string belongs.
                    {"isBase64Encoded": "true"}         | The event has another value where true or false belongs.
                    {"headers": []}                     | The event has another value where an object of headers belongs.
                    {"headers": {"A": 1}}               | The event has another value where a string belongs.
                    {"multiValueHeaders": "secret"}     | The event has another value where an object of headers belongs.
                    {"multiValueHeaders": {"A": "1"}}   | The event has another value where an array of header values belongs.
                    {"body": "a"                        | The event is not JSON from character 12 on.
                    {"body": secret}                    | The event is not JSON from character 9 on.
                    """)
    void refusesWhatApiGatewayNeverSends(String event, String fault) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(event)).withMessage(fault);
    }
}
