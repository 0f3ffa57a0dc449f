package tallybook.summary.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tallybook.summary.report.Report;

/** Leaves the pages where tests/browser/check-page.py opens them in .ci/run. */
class SamplePagesTest {

    private static final Path DIRECTORY = Path.of("target", "sample-pages");
    private static final int MEGABYTE = 1_000_000;

    @ParameterizedTest
    @MethodSource("reports")
    void staysUnderAMegabyte(String name, Report report) throws Exception {
        var page = ReportPage.of(report).getBytes(UTF_8);

        Files.createDirectories(DIRECTORY);
        Files.write(DIRECTORY.resolve(name + ".html"), page);
        assertThat(page).hasSizeLessThan(MEGABYTE);
    }

    static Stream<Arguments> reports() {
        return SamplePages.reports().entrySet().stream()
                .map(sample -> Arguments.argumentSet(sample.getKey(), sample.getKey(), sample.getValue()));
    }
}
