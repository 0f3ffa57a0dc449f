package tallybook.tests;

import java.nio.file.Path;
import java.util.Locale;

/** The project's files, and what Maven made of them. */
final class Project {

    /** Maven names the module's folder; an IDE may run the tests in the root. */
    private static final Path MODULE =
            Path.of(System.getProperty("basedir", "tests")).toAbsolutePath();

    private Project() {}

    static Path file(String name) {
        return MODULE.resolveSibling(name);
    }

    /** The unpacked deployment archive, made by Maven's phase package: of IngestFunction, ingest-function's. */
    static Path archive(String function) {
        var module = function.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return file(module).resolve("target/lambda");
    }

    static Path testClasses() {
        return MODULE.resolve("target/test-classes");
    }
}
