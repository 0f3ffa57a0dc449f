package tallybook.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** docs/report.md explains the members that docs/report.schema.json allows, all of them and no others. */
final class ReportDocumentationTest {
    private static final JsonNode SCHEMA = EventFile.JSON.readTree(Project.file("docs/report.schema.json"));
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Described in a table of its own. */
    private static final String FIELDS = "fields.";

    @Test
    void explainsEveryMemberOfTheReport() throws IOException {
        var rows = rows("## Members", "");

        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        SCHEMA.required("properties").propertyNames());
        assertThat(members().filter(member -> !member.startsWith(FIELDS)))
                .allSatisfy(member -> assertExplained(member, rows));
    }

    @Test
    void explainsEveryMemberOfAField() throws IOException {
        var rows = rows("## A field", FIELDS);

        assertThat(members()).containsAll(rows.keySet());
        assertThat(members().filter(member -> member.startsWith(FIELDS)))
                .allSatisfy(member -> assertExplained(member, rows));
    }

    /** The member has a row of its own, or the row of what it is in names it. */
    private static void assertExplained(String member, Map<String, List<String>> rows) {
        var above = member;
        while (!rows.containsKey(above) && above.contains(".")) {
            above = above.substring(0, above.lastIndexOf('.'));
        }
        if (rows.keySet().stream().anyMatch(row -> row.startsWith(member + "."))) {
            return;
        }
        assertThat(rows).as(member).containsKey(above);
        assertThat(rows.get(above)).as(member).contains(member.substring(member.lastIndexOf('.') + 1));
    }

    /** What the rows of the table below a heading name in code, by the member that each is of. */
    private static Map<String, List<String>> rows(String heading, String prefix) throws IOException {
        var document = Files.readString(Project.file("docs/report.md"));
        var section = document.substring(document.indexOf(heading + "\n")).split("\n(?=## )", 2)[0];
        var rows = new LinkedHashMap<String, List<String>>();
        section.lines().filter(line -> line.startsWith("| `")).forEach(row -> {
            var of = "";
            for (var name : code(row.substring(0, row.indexOf('|', 1)))) {
                of = name.contains(".") ? name.substring(0, name.indexOf('.') + 1) : of;
                rows.put(prefix + (name.contains(".") ? name : of + name), code(row.replace(of, "")));
            }
        });
        return rows;
    }

    private static List<String> code(String text) {
        return CODE.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /** Every member by its place, as in {@code fields.numbers.min}; what is in an array stands as if it were not. */
    private static Stream<String> members() {
        var members = new ArrayList<String>();
        collect("", SCHEMA, members);
        return members.stream();
    }

    private static void collect(String prefix, JsonNode schema, List<String> members) {
        var resolved = schema.has("$ref")
                ? SCHEMA.at(JsonPointer.compile(
                        schema.required("$ref").stringValue().substring(1)))
                : schema;
        if (resolved.has("items")) {
            collect(prefix, resolved.required("items"), members);
        }
        resolved.path("properties").properties().forEach(member -> {
            members.add(prefix + member.getKey());
            collect(prefix + member.getKey() + ".", member.getValue(), members);
        });
    }
}
