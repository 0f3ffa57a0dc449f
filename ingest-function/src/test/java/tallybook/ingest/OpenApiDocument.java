package tallybook.ingest;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code docs/openapi.yaml} as a tree, whose parts are named by JSON Pointers. */
final class OpenApiDocument {
    /** Of the document and the schemas of it: with the schema objects too, as OpenAPI's dialect has them. */
    private static final String SCHEMA_OF_DOCUMENTS = "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";

    /** Where the document would be, so that its schemas find each other. */
    private static final String ADDRESS = "https://tallybook.example/openapi";

    static final String POST = "/paths/~1post/post";

    private static final JsonNode ROOT = YAMLMapper.shared().readTree(Path.of("../docs/openapi.yaml"));

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialects(
            List.of(Dialects.getOpenApi31(), Dialects.getDraft202012()),
            registry -> registry.defaultDialectId(Dialects.getOpenApi31().getId())
                    .schemas(Map.of(ADDRESS, ROOT.toString()))
                    .schemaIdResolvers(addresses ->
                            addresses.mapPrefix("https://spec.openapis.org/", "classpath:spec.openapis.org/")));

    private OpenApiDocument() {}

    /** Where and how the document is none of OpenAPI 3.1, a line each. */
    static List<String> violations() {
        return lines(SCHEMAS.getSchema(SchemaLocation.of(SCHEMA_OF_DOCUMENTS)).validate(ROOT));
    }

    /** Where and how a value is not as one of the document's schemas says, a line each. */
    static List<String> violations(String schema, JsonNode value) {
        return lines(
                SCHEMAS.getSchema(SchemaLocation.of(ADDRESS + "#" + schema)).validate(value));
    }

    private static List<String> lines(List<Error> errors) {
        return errors.stream().map(Error::toString).toList();
    }

    /** A part of the document; missing if there is none. */
    static JsonNode part(String pointer) {
        return ROOT.at(pointer);
    }

    /** The pointers to the members of an object, or to the components that these refer to, by the members' names. */
    static Map<String, String> members(String pointer) {
        var members = new TreeMap<String, String>();
        for (var member : part(pointer).properties()) {
            var reference = member.getValue().path("$ref").asString("#" + pointer + "/" + escape(member.getKey()));
            members.put(member.getKey(), reference.substring(1));
        }
        return members;
    }

    /** A name as it stands in a JSON Pointer (RFC 6901). */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** The examples of a media type, by their names. */
    static Map<String, JsonNode> examples(String mediaType) {
        var examples = new TreeMap<String, JsonNode>();
        members(mediaType + "/examples")
                .forEach((name, example) -> examples.put(name, part(example).required("value")));
        return examples;
    }
}
