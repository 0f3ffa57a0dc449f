package tallybook.tests;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The JSON Schema of reports, {@code docs/report.schema.json}. */
final class ReportSchema {
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(EventFile.JSON.readTree(Project.file("docs/report.schema.json")));

    private ReportSchema() {}

    /** Where and how a report breaks the schema, a line each; none if it keeps to it. */
    static List<String> violations(JsonNode report) {
        return SCHEMA.validate(report).stream().map(Object::toString).toList();
    }
}
