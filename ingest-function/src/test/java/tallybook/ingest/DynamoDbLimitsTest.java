package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Our verdict at the limits themselves against that of DynamoDB's engine. */
class DynamoDbLimitsTest {
    static Stream<String> numbers() {
        var digits = "12345678901234567890123456789012345678";
        return Stream.of("", "-")
                .flatMap(sign -> Stream.of(
                                "0",
                                "0.000",
                                "0E500",
                                "0E-500",
                                "1E125",
                                "1E126",
                                "10E124",
                                "10E125",
                                "0.1E126",
                                "0.1E127",
                                "9.9999999999999999999999999999999999999E125",
                                "1E-130",
                                "1E-131",
                                "10E-131",
                                "10E-132",
                                "0.1E-129",
                                "0.1E-130",
                                "12E-131",
                                "12E-132",
                                digits,
                                digits + "9",
                                digits + "0000",
                                "0." + digits,
                                "0." + digits + "9",
                                "0.000" + digits,
                                "0.000" + digits + "000",
                                digits + ".000",
                                digits + ".1",
                                "1" + "0".repeat(125),
                                "1" + "0".repeat(126),
                                "0." + "0".repeat(129) + "1",
                                "0." + "0".repeat(130) + "1",
                                "1E+5",
                                "1e5",
                                "1.10",
                                digits + "E-168",
                                digits + "E-167",
                                digits + "E88",
                                digits + "E89")
                        .map(number -> sign + number));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void takesTheNumbersThatTheEngineTakes(String number) {
        assertThat(StoredNumber.of(number).isPresent())
                .isEqualTo(engineTakes(Map.of("n", AttributeValue.fromN(number))));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void sendsOnlyNumbersThatTheEngineTakes(String number) {
        StoredNumber.of(number)
                .ifPresent(sent -> assertThat(engineTakes(Map.of("n", AttributeValue.fromN(sent))))
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 31, 32, 33})
    void nestsAsDeepAsTheEngine(int levels) {
        for (var opening : List.of("{\"a\":", "[")) {
            var closing = opening.equals("[") ? "]" : "}";
            for (var innermost : List.of("1", opening.equals("[") ? "[]" : "{}")) {
                int wrapped = innermost.equals("1") ? levels - 1 : levels - 2;
                var json = "{\"a\":" + opening.repeat(wrapped) + innermost + closing.repeat(wrapped) + "}";
                var data = IntStream.range(0, wrapped)
                        .mapToObj(Integer::toString)
                        .reduce(
                                innermost.equals("1") ? AttributeValue.fromN("1") : empty(opening),
                                (value, each) -> wrap(opening, value),
                                (one, other) -> other);
                assertThat(Post.text(json).send().getStatusCode())
                        .as(json)
                        .isEqualTo(engineTakes(Map.of("a", data)) ? 201 : 422);
            }
        }
    }

    private static AttributeValue empty(String opening) {
        return opening.equals("[") ? AttributeValue.fromL(List.of()) : AttributeValue.fromM(Map.of());
    }

    private static AttributeValue wrap(String opening, AttributeValue value) {
        return opening.equals("[") ? AttributeValue.fromL(List.of(value)) : AttributeValue.fromM(Map.of("a", value));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 65_535, 65_536})
    void takesTheNamesThatTheEngineTakes(int length) {
        for (var name : List.of("n".repeat(length), "é".repeat(length / 2) + "n".repeat(length % 2))) {
            for (var json : List.of("{\"%s\": 1}", "{\"a\": {\"%s\": 1}}", "{\"a\": [{\"%s\": 1}]}")) {
                assertThat(Post.text(json.formatted(name)).send().getStatusCode())
                        .isEqualTo(engineTakes(Map.of(name, AttributeValue.fromBool(true))) ? 201 : 422);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "15"})
    void storesAnEntryOfExactlyTheLimitAndNamesTheSizeOfALargerOne(String retentionDays) {
        var handler = Post.handler(Post.environment("RETENTION_DAYS", retentionDays));
        var id = Post.newId();
        var json = "{\"id\": \"%s\", \"text\": \"%s\"}";
        int overhead = "id".length()
                + id.length()
                + "receivedAt".length()
                + Post.RECEIVED_AT.length()
                + "data".length()
                + 3
                + 1
                + "id".length()
                + id.length()
                + 1
                + "text".length();
        int expiry = retentionDays.equals("0") ? 0 : "expiresAt".length() + 6; // Ten digits and the exponent.
        var fitting = "x".repeat(409_600 - overhead - expiry);

        assertThat(Post.text(json.formatted(id, fitting + "x")).send(handler))
                .returns(413, response -> response.getStatusCode())
                .returns(true, response -> response.getBody().contains("The entry takes 409601 bytes"));
        assertThat(Post.text(json.formatted(id, fitting)).send(handler).getStatusCode())
                .isEqualTo(201);
        assertThatThrownBy(() -> put(withALetterMore(DynamoDbInMemory.item(id))))
                .hasMessageContaining("Item size has exceeded the maximum allowed size");
    }

    private static Map<String, AttributeValue> withALetterMore(Map<String, AttributeValue> item) {
        var more = new HashMap<>(item);
        more.put("x", AttributeValue.fromS(""));
        return more;
    }

    private static Map<String, AttributeValue> engineItem(Map<String, AttributeValue> data) {
        return Map.of(
                "id", AttributeValue.fromS("limits"),
                "receivedAt", AttributeValue.fromS(Post.RECEIVED_AT),
                "data", AttributeValue.fromM(data));
    }

    private static boolean engineTakes(Map<String, AttributeValue> data) {
        try {
            put(engineItem(data));
            return true;
        } catch (DynamoDbException e) {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            return false;
        }
    }

    private static void put(Map<String, AttributeValue> item) {
        DynamoDbInMemory.CLIENT.putItem(
                put -> put.tableName(DynamoDbInMemory.TABLE_NAME).item(item));
    }
}
