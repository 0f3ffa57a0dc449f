package tallybook.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and docs/ point at is there. */
final class DocumentationTest {

    private static final Path README = Project.file("README.md");

    /** The target of a link or image, without its fragment, where it has no scheme. */
    private static final Pattern RELATIVE_LINK = Pattern.compile("]\\((?![a-z]+:)([^)#]+)");

    /** A script of the project's own that a console block runs. */
    private static final Pattern SCRIPT = Pattern.compile("(?m)^\\$ (\\./\\S+|tests/\\S+)");

    static Stream<Path> documents() throws IOException {
        try (var docs = Files.list(Project.file("docs"))) {
            var documents = docs.filter(file -> file.toString().endsWith(".md")).toList();
            return Stream.concat(Stream.of(README), documents.stream().sorted());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linkToFilesThatExist(Path document) throws IOException {
        assertThat(findAll(RELATIVE_LINK, document))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @Test
    void runsScriptsThatExist() throws IOException {
        assertThat(findAll(SCRIPT, README))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(README.resolveSibling(script)).isExecutable());
    }

    private static Stream<String> findAll(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(Files.readString(document)).results().map(match -> match.group(1));
    }
}
