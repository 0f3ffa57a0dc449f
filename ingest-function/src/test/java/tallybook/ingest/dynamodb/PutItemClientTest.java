package tallybook.ingest.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
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
    void sendsALargeItemWhole() throws IOException {
        var text = "0123456789".repeat(40_000);
        var large = REQUEST.toBuilder()
                .item(Map.of("id", AttributeValue.fromS(text)))
                .build();
        try (var server = new ClosingServer(0, "{}");
                var client = PutItemClient.of(server.endpoint(), "eu-central-1", CREDENTIALS, 1)) {
            var _ = client.putItem(large);

            assertThat(server.requests).singleElement().asString().contains("{\"S\":\"" + text + "\"}");
        }
    }
}
