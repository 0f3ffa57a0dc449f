package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What holds for every answer of a function whose DynamoDB works, whatever the request. */
final class AnswerContract {
    /** Lambda's limit for the whole answer, in which the body is a JSON string. */
    private static final int BODY_BYTES_MAX = 6 * 1024 * 1024;

    private AnswerContract() {}

    /** An entry's success, as told to the sender. */
    record Receipted(int status, Receipt receipt) {}

    /**
     * Asserts the answer's shape.
     *
     * @return the receipts in it, in order
     */
    static List<Receipted> check(APIGatewayProxyResponseEvent response) {
        int status = response.getStatusCode();
        assertThat(response.getIsBase64Encoded()).isFalse();
        assertThat(response.getBody().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(BODY_BYTES_MAX);
        var members = object(response.getBody());
        if (members.containsKey("type")) {
            assertThat(response.getHeaders()).isEqualTo(Map.of("Content-Type", "application/problem+json"));
            assertThat(members).containsEntry("requestId", AttributeValue.fromS(TestContext.REQUEST_ID));
            checkProblem(members, status, true);
            return List.of();
        }
        if (members.containsKey("results")) {
            assertThat(response.getHeaders()).isEqualTo(Map.of("Content-Type", "application/json"));
            return checkBatch(members, status);
        }
        assertThat(status).isIn(200, 201);
        assertThat(response.getHeaders())
                .isEqualTo(
                        status == 201
                                ? Map.of("Content-Type", "application/json")
                                : Map.of("Content-Type", "application/json", "Idempotent-Replayed", "true"));
        return List.of(receipted(members, status, Set.of("id", "receivedAt")));
    }

    private static List<Receipted> checkBatch(Map<String, AttributeValue> members, int status) {
        assertThat(members).containsOnlyKeys("stored", "replayed", "rejected", "results");
        List<Receipted> receipts = new ArrayList<>();
        var results = member(members, "results").l();
        for (int index = 0; index < results.size(); index++) {
            var result = results.get(index).m();
            assertThat(integer(result, "index")).isEqualTo(index);
            if (result.containsKey("problem")) {
                assertThat(result).containsOnlyKeys("index", "status", "retryable", "problem");
                assertThat(result).containsEntry("retryable", AttributeValue.fromBool(false));
                checkProblem(member(result, "problem").m(), integer(result, "status"), false);
            } else {
                receipts.add(
                        receipted(result, integer(result, "status"), Set.of("index", "status", "id", "receivedAt")));
            }
        }
        long stored =
                receipts.stream().filter(receipt -> receipt.status() == 201).count();
        assertThat(integer(members, "stored")).isEqualTo((int) stored);
        assertThat(integer(members, "replayed")).isEqualTo(receipts.size() - (int) stored);
        assertThat(integer(members, "rejected")).isEqualTo(results.size() - receipts.size());
        assertThat(status).isEqualTo(receipts.size() == results.size() ? 200 : receipts.isEmpty() ? 422 : 207);
        return receipts;
    }

    private static Receipted receipted(Map<String, AttributeValue> members, int status, Set<String> names) {
        assertThat(members.keySet()).isEqualTo(names);
        assertThat(status).isIn(200, 201);
        return new Receipted(
                status,
                new Receipt(
                        member(members, "id").s(), member(members, "receivedAt").s()));
    }

    private static void checkProblem(Map<String, AttributeValue> members, int status, boolean isWholeAnswer) {
        var type = Arrays.stream(ProblemType.values())
                .filter(known -> known.uri().equals(member(members, "type").s()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No documented problem: " + members));
        assertThat(status).isEqualTo(type.status()).isBetween(400, 499);
        assertThat(members)
                .containsEntry("status", AttributeValue.fromN(Integer.toString(status)))
                .containsEntry("title", AttributeValue.fromS(type.title()));
        assertThat(member(members, "detail").s()).isNotEmpty();
        assertThat(Set.of("type", "title", "status", "detail", "errors", "requestId"))
                .containsAll(members.keySet());
        assertThat(members.containsKey("requestId")).isEqualTo(isWholeAnswer);
        if (members.containsKey("errors")) {
            assertThat(member(members, "errors").l()).isNotEmpty().allSatisfy(fault -> {
                assertThat(fault.m()).containsOnlyKeys("pointer", "detail");
                assertThat(member(fault.m(), "pointer").s()).matches("(?s)(/([^~/]|~[01])*)*");
            });
        }
    }

    private static AttributeValue member(Map<String, AttributeValue> members, String name) {
        return Objects.requireNonNull(members.get(name), name);
    }

    private static int integer(Map<String, AttributeValue> members, String name) {
        return Integer.parseInt(member(members, name).n());
    }

    private static Map<String, AttributeValue> object(String json) {
        return StrictJson.read(
                json,
                parser -> new ValueReader(parser).read(IdPointer.parse("none")).m());
    }
}
