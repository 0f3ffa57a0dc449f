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

/** docs/problems.md explains the problems that the function has, and no others. */
class ProblemsDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/problems.md");

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

    private static List<Explained> ofTheFunction() throws IOException {
        var text = Files.readString(DOCUMENT);
        var section = text.substring(text.indexOf("## From the function"), text.indexOf("## From API Gateway"));
        return PROBLEM.matcher(section)
                .results()
                .map(match -> new Explained(match.group(1), match.group(2), match.group(3)))
                .toList();
    }
}
