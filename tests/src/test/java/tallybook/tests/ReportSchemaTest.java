package tallybook.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema takes what the function reports of any data, and refuses what differs from it. */
final class ReportSchemaTest {
    /** Every type, at one path too; names that need quotes in a path; numbers and times at their ends. */
    private static final String RICH = """
            {
              "mixed": [1, "1", true, null, [1.5, -1e-7], {"deep": {"a.b": 1}}],
              "it's \\\\ \\n \\u0001 \\u007f [*]": {"</script>": "<b>"},
              "gr\\u00fc\\u00dfe": "\\ud83d\\ude00",
              "\\ud83d\\ude00": 12345678901234567890123456789012345678,
              "9": -9.9e125,
              "times": ["2026-11-16T00:00:00.5Z", "0000-01-01T00:00:00-23:59", "9999-12-31T23:59:59.123456789+23:59"],
              "n": 1000,
              "flag": false,
              "empty": [[], {}]
            }
            """;

    private static final Set<String> OPTIONAL =
            Set.of("distinct", "numbers", "strings", "timestamps", "booleans", "standardDeviation");

    @RegisterExtension
    static final SummaryOnEngines summary = SummaryOnEngines.start();

    private static JsonNode report;

    @BeforeAll
    static void makeAReport() throws IOException {
        report = richReport(1, "ALL");
    }

    /** A report of the second of two weeks, which {@link SummaryOnEngines#report} checks. */
    private static JsonNode richReport(int revision, String showValues) throws IOException {
        for (int i = 0; i < 30; i++) {
            summary.store("old" + i, "2026-11-10T00:00:00.000Z", "{\"gone\": 1, \"n\": " + i + ", \"flag\": \"no\"}");
            summary.store("new" + i, "2026-11-17T00:00:00.000Z", RICH);
        }
        summary.store("other", "2026-11-17T00:00:00.000Z", "{\"n\": 2.5}");
        summary.invoke("{\"week\": \"2026-W46\"}");
        summary.invoke("{\"week\": \"2026-W47\", \"revision\": " + revision + "}", showValues);
        String edition = revision == 1 ? "" : "-r" + revision;
        return summary.report("summaries/2026-W47/summary-20261123T000000Z" + edition + ".json");
    }

    @ParameterizedTest
    @CsvSource({"2, COMMON", "3, ALL", "10, NONE"})
    void takesAReportWhateverValuesItShows(int revision, String showValues) throws IOException {
        assertThat(richReport(revision, showValues).required("alerts")).isNotEmpty();
    }

    @Test
    void refusesAReportWithAnUnknownMember() {
        assertThat(objects(JsonPointer.empty(), report)).allSatisfy(object -> {
            var changed = report.deepCopy();
            ((ObjectNode) changed.at(object)).put("unknown", 1);
            assertThat(ReportSchema.violations(changed)).isNotEmpty();
        });
    }

    @Test
    void refusesAReportThatLacksAMember() {
        var required = objects(JsonPointer.empty(), report)
                .filter(object -> !object.toString().endsWith("/types"))
                .flatMap(object -> report.at(object).propertyNames().stream()
                        .filter(name -> !OPTIONAL.contains(name))
                        .map(object::appendProperty));
        assertThat(required).allSatisfy(member -> {
            var changed = report.deepCopy();
            ((ObjectNode) changed.at(member.head())).remove(member.last().getMatchingProperty());
            assertThat(ReportSchema.violations(changed)).isNotEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /schemaVersion             | 2
            /revision                  | 0
            /period/name               | "2026-W54"
            /period/to                 | "2026-11-23T00:00:00+01:00"
            /entries/count             | -1
            /entries/count             | 1.5
            /entries/perHour           | [0]
            /entries/perDay/0/date     | "16 Nov 2026"
            /fields/0/path             | "$"
            /fields/0/path             | "$['a']b"
            /fields/0/presence         | 1.01
            /fields/0/types            | {"integer": 1}
            /fields/0/strings          | null
            /previous                  | "summaries/2026-W46/summary-20261116T000000Z.html"
            /changes/0/kind            | "renamed"
            /alerts/0/severity         | "urgent"
            /objects/profile/key       | "summaries/2026-W47/profile.bin"
            /objects/profile/sha256    | "00"
            """)
    void refusesAValueThatNoReportHas(String pointer, String value) {
        var member = JsonPointer.compile(pointer);
        var changed = report.deepCopy();
        ((ObjectNode) changed.at(member.head()))
                .set(member.last().getMatchingProperty(), EventFile.JSON.readTree(value));

        assertThat(ReportSchema.violations(changed)).isNotEmpty();
    }

    /** Where the objects are in a value, itself included. */
    private static Stream<JsonPointer> objects(JsonPointer at, JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT ->
                Stream.concat(
                        Stream.of(at),
                        value.properties().stream()
                                .flatMap(member -> objects(at.appendProperty(member.getKey()), member.getValue())));
            case ARRAY ->
                Stream.iterate(0, i -> i < value.size(), i -> i + 1)
                        .flatMap(i -> objects(at.appendIndex(i), value.get(i)));
            default -> Stream.empty();
        };
    }
}
