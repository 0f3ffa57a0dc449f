package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** docs/openapi.yaml describes and shows what the function and the gateway answer, and nothing else. */
class OpenApiDocumentTest {
    private static final String REQUESTS = OpenApiDocument.POST + "/requestBody/content";

    private static final String RESPONSES = OpenApiDocument.POST + "/responses";

    private static final Path PROBLEMS = Path.of("../docs/problems.md");

    private static final Pattern EXAMPLE_OF_A_PROBLEM = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);

    @Test
    void isADocumentOfOpenApi31() {
        assertThat(OpenApiDocument.violations()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("tallybook.ingest.RealAnswer#OF_EACH_KIND")
    void describesAndShowsEachAnswerOfTheFunction(RealAnswer answer) {
        var response = RESPONSES + "/" + answer.response().getStatusCode();
        var mediaType = response + "/content/" + OpenApiDocument.escape(answer.mediaType());

        assertThat(OpenApiDocument.part(mediaType).isObject()).as(mediaType).isTrue();
        assertThat(OpenApiDocument.violations(mediaType + "/schema", answer.body()))
                .isEmpty();
        assertThat(OpenApiDocument.examples(mediaType)).containsEntry(answer.example(), answer.body());
        assertHeaders(answer.otherHeaders(), OpenApiDocument.members(response + "/headers"));
    }

    private static void assertHeaders(Map<String, String> sent, Map<String, String> described) {
        assertThat(described.keySet()).containsAll(sent.keySet());
        assertThat(sent.keySet()).containsAll(required(described));
        // A header's value is written as YAML has it: 5 is a number, true is not a text.
        sent.forEach((name, value) -> assertThat(OpenApiDocument.violations(
                        described.get(name) + "/schema", YAMLMapper.shared().readTree(value)))
                .as(name)
                .isEmpty());
    }

    private static List<String> required(Map<String, String> headers) {
        return headers.keySet().stream()
                .filter(name ->
                        OpenApiDocument.part(headers.get(name) + "/required").asBoolean(false))
                .toList();
    }

    @Test
    void showsNoReceiptAndNoResultThatIsNotAnAnswerAndLeavesNoProblemTypeOut() {
        var problems = Arrays.stream(ProblemType.values()).map(ProblemType::problemName);
        var shown = mediaTypesOfAnswers()
                .filter(mediaType -> mediaType.endsWith("/application~1json"))
                .flatMap(mediaType -> OpenApiDocument.examples(mediaType).keySet().stream());

        assertThat(RealAnswer.OF_EACH_KIND)
                .extracting(RealAnswer::example)
                .hasSameElementsAs(Stream.concat(shown, problems).toList());
    }

    @Test
    void namesTheProblemsOfTheFunctionAndTheGatewayAndNoOthers() throws IOException {
        var ofTheFunction = Arrays.stream(ProblemType.values()).map(ProblemType::uri);
        var explained =
                explainedProblems().map(problem -> problem.required("type").stringValue());

        assertThat(OpenApiDocument.part("/components/schemas/ProblemType/enum")
                        .valueStream()
                        .map(JsonNode::stringValue))
                .containsExactlyElementsOf(
                        Stream.concat(ofTheFunction, explained).distinct().toList());
    }

    @Test
    void showsTheProblemsThatTheirDocumentExplains() throws IOException {
        assertThat(mediaTypesOfAnswers()
                        .filter(mediaType -> mediaType.endsWith("/application~1problem+json"))
                        .map(OpenApiDocument::examples)
                        .map(Map::values)
                        .flatMap(Collection::stream))
                .containsExactlyInAnyOrderElementsOf(explainedProblems().toList());
    }

    @Test
    void showsEachProblemUnderItsStatus() {
        OpenApiDocument.members(RESPONSES)
                .forEach((status, response) -> assertThat(
                                OpenApiDocument.examples(response + "/content/application~1problem+json"))
                        .allSatisfy((name, problem) -> assertThat(
                                        problem.path("status").asString(status))
                                .isEqualTo(status)));
    }

    /** The examples of docs/problems.md, those of the gateway after the function's. */
    private static Stream<JsonNode> explainedProblems() throws IOException {
        var text = Files.readString(PROBLEMS);
        return EXAMPLE_OF_A_PROBLEM
                .matcher(text.substring(0, text.indexOf("## From local.sh")))
                .results()
                .map(match -> JsonMapper.shared().readTree(match.group(1)));
    }

    static Stream<String> mediaTypesOfRequestsAndAnswers() {
        return Stream.concat(OpenApiDocument.members(REQUESTS).values().stream(), mediaTypesOfAnswers());
    }

    private static Stream<String> mediaTypesOfAnswers() {
        return OpenApiDocument.members(RESPONSES).values().stream()
                .flatMap(response -> OpenApiDocument.members(response + "/content").values().stream());
    }

    @ParameterizedTest
    @MethodSource("mediaTypesOfRequestsAndAnswers")
    void showsExamplesThatKeepToTheirSchemas(String mediaType) {
        assertThat(OpenApiDocument.examples(mediaType))
                .isNotEmpty()
                .allSatisfy((name, example) -> assertThat(OpenApiDocument.violations(mediaType + "/schema", example))
                        .isEmpty());
    }

    static Stream<Arguments> requests() {
        return OpenApiDocument.members(REQUESTS).entrySet().stream()
                .flatMap(mediaType -> OpenApiDocument.examples(mediaType.getValue()).values().stream()
                        .map(body -> arguments(mediaType.getKey(), body)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void showsRequestsThatAreTaken(String mediaType, JsonNode body) {
        var text = body.isString() ? body.stringValue() : body.toString();

        assertThat(Post.text(text)
                        .header("Content-Type", mediaType.replace("*", "any"))
                        .send()
                        .getStatusCode())
                .isIn(200, 201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "\"a\"",
                "a\"",
                "a\"b\"",
                "a\\",
                "\"a\\\"\\\\\"",
                "",
                "\"\"",
                "\"a",
                "a b",
                "\"a\\b\"",
                "\"a\"b\"",
                "\u00e9"
            })
    void tellsAnIdempotencyKeyFromOther(String header) {
        boolean isTaken = Post.text("{}").key(header).send().getStatusCode() != 400;

        var violations =
                OpenApiDocument.violations("/components/parameters/Idempotency-Key/schema", StringNode.valueOf(header));
        assertThat(violations.isEmpty()).isEqualTo(isTaken);
    }

    @Test
    void statesTheFunctionsLimits() {
        assertThat(Map.of(
                        "/components/schemas/Batch/maxItems", Limits.BATCH_ENTRIES_MAX,
                        "/components/schemas/BatchResult/properties/results/maxItems", Limits.BATCH_ENTRIES_MAX,
                        "/components/schemas/Entry/properties/id/maxLength", Limits.ID_BYTES_MAX,
                        "/components/schemas/Fault/properties/pointer/maxLength", Limits.POINTER_LENGTH_MAX))
                .allSatisfy((pointer, limit) ->
                        assertThat(OpenApiDocument.part(pointer).intValue()).isEqualTo(limit));
    }
}
