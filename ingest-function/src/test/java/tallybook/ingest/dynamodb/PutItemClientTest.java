package tallybook.ingest.dynamodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** What goes over the wire; how errors are met is told by the handler's tests. */
class PutItemClientTest {
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIDEXAMPLE", "secret", "token"));

    private static final PutItemRequest REQUEST = PutItemRequest.builder()
            .tableName("Entries")
            .item(Map.of("id", AttributeValue.fromS("\u00e9")))
            .conditionExpression("attribute_not_exists(id)")
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .overrideConfiguration(
                    time -> time.apiCallTimeout(Duration.ofSeconds(9)).apiCallAttemptTimeout(Duration.ofSeconds(3)))
            .build();

    private static final DateTimeFormatter SIGNING_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT);

    @Test
    void putsOnThoughTheServerClosesEachConnectionThatWasToBeKept() throws IOException {
        int puts = 20;
        try (var server = new ClosingServer(0, "{}");
                var client = PutItemClient.of(server.endpoint(), "eu-central-1", CREDENTIALS, 1)) {
            for (int i = 0; i < puts; i++) {
                var _ = client.putItem(REQUEST);
            }

            assertThat(server.requests).hasSize(puts);
        }
    }

    @Test
    void givesUpAConnectionWithoutAnAnswerSoThatTheNextAttemptHasOne() throws IOException {
        var impatient = REQUEST.toBuilder()
                .overrideConfiguration(time ->
                        time.apiCallTimeout(Duration.ofSeconds(9)).apiCallAttemptTimeout(Duration.ofMillis(300)))
                .build();
        try (var server = new ClosingServer(2, "{}");
                var client = PutItemClient.of(server.endpoint(), "eu-central-1", CREDENTIALS, 1)) {
            var _ = client.putItem(impatient);

            assertThat(server.requests).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "{", "[]", "{} {}"})
    void takesNothingForAnAcknowledgementButAJsonObject(String answer) throws IOException {
        try (var server = new ClosingServer(0, answer, "{}");
                var client = PutItemClient.of(server.endpoint(), "eu-central-1", CREDENTIALS, 1)) {
            var _ = client.putItem(REQUEST);

            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void sendsWhatItWasToldSigned() throws IOException {
        try (var server = new ClosingServer(0, "{}");
                var client = PutItemClient.of(server.endpoint(), "eu-central-1", CREDENTIALS, 1)) {
            var _ = client.putItem(REQUEST);

            assertThat(server.requests)
                    .singleElement()
                    .asString()
                    .startsWith("POST / HTTP/1.1\r\n")
                    .contains("X-Amz-Target: DynamoDB_20120810.PutItem\r\n")
                    .contains("X-Amz-Security-Token: token\r\n")
                    .endsWith("\r\n\r\n{\"TableName\":\"Entries\",\"Item\":{\"id\":{\"S\":\"\u00e9\"}},"
                            + "\"ConditionExpression\":\"attribute_not_exists(id)\","
                            + "\"ReturnValuesOnConditionCheckFailure\":\"ALL_OLD\"}");
        }
    }

    @Test
    void signsAsTheSdkDoes() throws IOException {
        try (var server = new ClosingServer(0, "{}");
                var client = PutItemClient.of(server.endpoint(), "eu-central-1", CREDENTIALS, 1)) {
            var _ = client.putItem(REQUEST);

            var sent = SentRequest.of(server.requests.getFirst());
            assertThat(sent.header("Authorization")).isEqualTo(signatureOfTheSdk(sent, server.endpoint()));
        }
    }

    @Test
    void signsWithoutATokenWhereTheCredentialsHaveNone() throws IOException {
        var lasting = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));
        try (var server = new ClosingServer(0, "{}");
                var client = PutItemClient.of(server.endpoint(), "eu-central-1", lasting, 1)) {
            var _ = client.putItem(REQUEST);

            assertThat(server.requests)
                    .singleElement()
                    .asString()
                    .contains("Credential=AKIDEXAMPLE/")
                    .doesNotContainIgnoringCase("X-Amz-Security-Token");
        }
    }

    /** The signature of the same request at the time that it names. */
    private static String signatureOfTheSdk(SentRequest sent, URI endpoint) {
        var time = SIGNING_TIME.parse(sent.header("X-Amz-Date"), Instant::from);
        var unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .encodedPath("/");
        for (var name : List.of("Content-Type", "Content-Length", "X-Amz-Target")) {
            unsigned.putHeader(name, sent.header(name));
        }
        var signed = AwsV4HttpSigner.create()
                .sign(request -> request.request(unsigned.build())
                        .payload(ContentStreamProvider.fromUtf8String(sent.body()))
                        .identity(CREDENTIALS.resolveCredentials())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)));
        return signed.request().firstMatchingHeader("Authorization").orElseThrow();
    }

    /** A request as it came over the wire. */
    private record SentRequest(Map<String, String> headers, String body) {
        static SentRequest of(String text) {
            var parts = text.split("\r\n\r\n", 2);
            var headers = parts[0].lines()
                    .skip(1)
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.toMap(line -> line[0].toLowerCase(Locale.ROOT), line -> line[1]));
            return new SentRequest(headers, parts[1]);
        }

        String header(String name) {
            return requireNonNull(headers.get(name.toLowerCase(Locale.ROOT)), name);
        }
    }
}
