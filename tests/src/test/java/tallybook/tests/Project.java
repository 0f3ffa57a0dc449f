package tallybook.tests;

import java.nio.file.Path;

/** The files at the project's root. */
final class Project {

    /** Maven names the module's folder; an IDE may run the tests in the root. */
    private static final Path MODULE =
            Path.of(System.getProperty("basedir", "tests")).toAbsolutePath();

    private Project() {}

    static Path file(String name) {
        return MODULE.resolveSibling(name);
    }
}
