package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/problems.md explains the problems that the function and the gateway have, and no others. */
class ProblemsDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/problems.md");

    private static final Path TEMPLATE = Path.of("../template.yaml");

    private static final Pattern EXAMPLE = Pattern.compile("```json\n\\{\n(.*?)\n\\}\n```", Pattern.DOTALL);

    private static final Pattern OF_THE_GATEWAY = Pattern.compile("\\{(\"type\": \"https:.*?)\\}", Pattern.DOTALL);

    /** A heading, the status that the text begins with, and the example. */
    private static final Pattern PROBLEM =
            Pattern.compile("### (\\S+)\n(\\d+)\\. .*?```json\n(.*?)\n```", Pattern.DOTALL);

    private record Explained(String name, String status, String example) {}

    @Test
    void explainsEachProblemOfTheFunctionUnderItsName() throws IOException {
        var problems = ofTheFunction();

        assertThat(problems.stream().map(Explained::name).toList())
                .isEqualTo(Arrays.stream(ProblemType.values())
                        .map(ProblemType::problemName)
                        .toList());
    }

    @Test
    void showsAnExampleOfEachWithItsTypeTitleAndStatus() throws IOException {
        assertThat(ofTheFunction()).allSatisfy(problem -> {
            var type =
                    ProblemType.valueOf(problem.name().toUpperCase(Locale.ROOT).replace('-', '_'));
            assertThat(problem.status()).isEqualTo(Integer.toString(type.status()));
            assertThat(problem.example())
                    .startsWith("{\n  \"type\": \"%s\",\n  \"title\": \"%s\",\n  \"status\": %d,\n  \"detail\": \""
                            .formatted(type.uri(), type.title(), type.status()));
        });
    }

    @Test
    void showsEachProblemOfTheGatewayAsTheTemplateHasIt() throws IOException {
        var shown = onOneLineEach(EXAMPLE, section("## From API Gateway", "## From local.sh"));

        var template = Files.readString(TEMPLATE)
                .replace("$context.requestId", "8f5c0c4e-5c7e-4f0e-9d3b-0d9a3f1f6a10")
                .replace("request: $context.error.responseType", "request: ACCESS_DENIED")
                .replace("function: $context.error.responseType", "function: INTEGRATION_TIMEOUT");
        assertThat(shown).isNotEmpty().containsExactlyInAnyOrderElementsOf(onOneLineEach(OF_THE_GATEWAY, template));
    }

    /** The members of each problem, without the line breaks that the one text has here and the other there. */
    private static List<String> onOneLineEach(Pattern problem, String text) {
        return problem.matcher(text)
                .results()
                .map(match -> match.group(1).strip().replaceAll("\\s+", " "))
                .toList();
    }

    private static String section(String from, String to) throws IOException {
        var text = Files.readString(DOCUMENT);
        return text.substring(text.indexOf(from), text.indexOf(to));
    }

    private static List<Explained> ofTheFunction() throws IOException {
        return PROBLEM.matcher(section("## From the function", "## From API Gateway"))
                .results()
                .map(match -> new Explained(match.group(1), match.group(2), match.group(3)))
                .toList();
    }
}
