package tallybook.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents point at is there. */
final class DocumentationTest {

    private static final Path README = Project.file("README.md");

    /** The target of a link or image where it has no scheme: a file, none for the document itself, and a fragment, if any. */
    private static final Pattern RELATIVE_LINK = Pattern.compile("]\\((?![a-z]+:)([^)#]*)#?([^)]*)\\)");

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    /** A script of the project's own that a console block runs. */
    private static final Pattern SCRIPT = Pattern.compile("(?m)^\\$ (\\./\\S+|tests/\\S+)");

    static Stream<Path> documents() throws IOException {
        try (var docs = Files.list(Project.file("docs"))) {
            var documents = docs.filter(file -> file.toString().endsWith(".md")).toList();
            var others = Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "bench/README.md");
            return Stream.concat(others.map(Project::file), documents.stream().sorted());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linkToFilesThatExist(Path document) throws IOException {
        assertThat(findAll(RELATIVE_LINK, document))
                .allSatisfy(link -> assertThat(target(link, document)).exists());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linkToHeadingsThatExist(Path document) throws IOException {
        assertThat(findAll(RELATIVE_LINK, document)
                        .filter(link -> !link.group(2).isEmpty()))
                .allSatisfy(link -> assertThat(
                                findAll(HEADING, target(link, document)).map(heading -> anchor(heading.group(1))))
                        .contains(link.group(2)));
    }

    @Test
    void runsScriptsThatExist() throws IOException {
        assertThat(findAll(SCRIPT, README))
                .isNotEmpty()
                .allSatisfy(script ->
                        assertThat(README.resolveSibling(script.group(1))).isExecutable());
    }

    private static Path target(MatchResult link, Path document) {
        return link.group(1).isEmpty() ? document : document.resolveSibling(link.group(1));
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static Stream<MatchResult> findAll(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(Files.readString(document)).results();
    }
}
