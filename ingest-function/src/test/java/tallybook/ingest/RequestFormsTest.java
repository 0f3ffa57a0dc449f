package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every media type in every form in which API Gateway, or what stands in for it, hands a body over. */
class RequestFormsTest {
    private static final List<String> JSON = List.of(
            "",
            "application/json",
            "application/cloudevents+json",
            "application/problem+json; charset=utf-8",
            "application/vnd.o'neill.v1+json",
            "text/plain",
            "application/x-www-form-urlencoded");

    private static final List<String> NDJSON =
            List.of("application/x-ndjson", "application/ndjson", "application/jsonl; charset=UTF-8");

    private static final List<String> UNSUPPORTED = List.of(
            "application/xml",
            "text/html",
            "application/json; charset=utf-16",
            "application/gzip",
            "application/xml, application/foo+json",
            "application/+json",
            "application/a/b+json",
            "application/(x)+json");

    /** How a body comes. */
    enum Form {
        TEXT,
        TEXT_INFLATED_BY_THE_GATEWAY,
        BASE64,
        BASE64_INFLATED_BY_THE_GATEWAY,
        BASE64_OF_GZIP,
        BASE64_OF_GZIP_WITHOUT_CONTENT_ENCODING;

        Post post(String body) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            return switch (this) {
                case TEXT -> Post.text(body);
                case TEXT_INFLATED_BY_THE_GATEWAY -> Post.text(body).header("content-encoding", "gzip");
                case BASE64 -> Post.bytes(bytes);
                case BASE64_INFLATED_BY_THE_GATEWAY -> Post.bytes(bytes).header("Content-Encoding", "gzip");
                case BASE64_OF_GZIP -> Post.bytes(gzip(bytes)).header("Content-Encoding", "gzip");
                case BASE64_OF_GZIP_WITHOUT_CONTENT_ENCODING -> Post.bytes(gzip(bytes));
            };
        }
    }

    private static byte[] gzip(byte[] bytes) {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static Stream<Arguments> inEachForm(List<String> mediaTypes) {
        return mediaTypes.stream()
                .flatMap(mediaType -> Stream.of(Form.values()).map(form -> arguments(mediaType, form)));
    }

    static Stream<Arguments> json() {
        return inEachForm(JSON);
    }

    static Stream<Arguments> ndjson() {
        return inEachForm(NDJSON);
    }

    static Stream<Arguments> unsupported() {
        return inEachForm(UNSUPPORTED);
    }

    /** The request once for each spelling of the header's name, among the headers of one value and of several. */
    private static Stream<APIGatewayProxyResponseEvent> answers(String mediaType, Form form, String body) {
        return Stream.of("Content-Type", "content-type", "cOnTeNt-tYpE").flatMap(name -> {
            var inMulti = form.post(body).event().withMultiValueHeaders(Map.of(name, List.of(mediaType)));
            return Stream.of(form.post(body).header(name, mediaType).event(), inMulti)
                    .map(RequestFormsTest::send);
        });
    }

    private static APIGatewayProxyResponseEvent send(APIGatewayProxyRequestEvent event) {
        return Post.send(event);
    }

    @ParameterizedTest
    @MethodSource("json")
    void storesAnEntry(String mediaType, Form form) {
        var id = Post.newId();

        assertThat(answers(mediaType, form, "{\"id\": \"%s\", \"text\": \"\u00e9\u20ac\"}".formatted(id)))
                .extracting(response -> response.getStatusCode())
                .containsExactly(201, 200, 200, 200, 200, 200);
        assertStored(id);
    }

    @ParameterizedTest
    @MethodSource("ndjson")
    void storesAnEntryALine(String mediaType, Form form) {
        var id = Post.newId();

        assertThat(answers(mediaType, form, "{\"id\": \"%s\", \"text\": \"\u00e9\u20ac\"}\r\n{}\n".formatted(id)))
                .extracting(response ->
                        response.getStatusCode() + response.getBody().split("\"rejected", 2)[0])
                .startsWith("200{\"stored\":2,\"replayed\":0,")
                .endsWith("200{\"stored\":1,\"replayed\":1,")
                .hasSize(6);
        assertStored(id);
    }

    private static void assertStored(String id) {
        assertThat(DynamoDbInMemory.item(id))
                .containsEntry(
                        "data",
                        AttributeValue.fromM(
                                Map.of("id", AttributeValue.fromS(id), "text", AttributeValue.fromS("\u00e9\u20ac"))));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void storesNothingOfAnotherMediaType(String mediaType, Form form) {
        var id = Post.newId();

        assertThat(answers(mediaType, form, "{\"id\": \"%s\"}".formatted(id))).allSatisfy(response -> {
            assertThat(response.getStatusCode()).isEqualTo(415);
            assertThat(response.getBody()).contains("#unsupported-media-type\"");
        });
        assertThat(DynamoDbInMemory.item(id)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("json")
    void findsNothingInABodyOfWhiteSpace(String mediaType, Form form) {
        assertThat(answers(mediaType, form, " \r\n\t"))
                .allSatisfy(response -> assertThat(response.getBody()).contains("#empty-body\""));
    }

    static Stream<@Nullable Boolean> base64Flags() {
        return Stream.of(true, false, null);
    }

    @ParameterizedTest
    @MethodSource("base64Flags")
    void findsNothingInNoBodyWhateverTheFlag(@Nullable Boolean base64) {
        for (String body : new String[] {"", null}) {
            var response = send(new APIGatewayProxyRequestEvent().withBody(body).withIsBase64Encoded(base64));

            assertThat(response.getStatusCode()).isEqualTo(400);
            assertThat(response.getBody()).contains("#empty-body\"");
        }
    }

    @Test
    void storesAnEntryThoughAllElseOfTheEventIsNull() {
        assertThat(send(new APIGatewayProxyRequestEvent().withBody("{}")).getStatusCode())
                .isEqualTo(201);
    }

    @Test
    void refusesGzipThatAGatewayTookForText() {
        var text = new String(gzip("{}".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);

        var response = Post.text(text).header("Content-Encoding", "gzip").send();

        assertThat(response.getStatusCode()).isEqualTo(400);
        assertThat(response.getBody()).contains("#malformed-json\"");
    }

    @Test
    void findsTheIdempotencyKeyUnderANameInOddCase() {
        var key = Post.newId();

        assertThat(Post.text("{}").header("iDEMPOTENCY-kEY", key).send().getBody())
                .startsWith("{\"id\":\"key:" + key + "\",");
    }
}
