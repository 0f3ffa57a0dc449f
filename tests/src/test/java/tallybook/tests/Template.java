package tallybook.tests;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The SAM template as a tree. CloudFormation's tags are dropped: {@code !Ref EntryTable} reads as the text
 * {@code EntryTable}, {@code !GetAtt EntryTable.Arn} as {@code EntryTable.Arn}.
 */
record Template(JsonNode root) {

    static Template read() {
        return new Template(YAMLMapper.shared().readTree(Project.file("template.yaml")));
    }

    Stream<String> names(String section) {
        return root.required(section).propertyStream().map(Map.Entry::getKey);
    }

    Stream<String> resourcesOfType(String type) {
        return names("Resources")
                .filter(name -> type.equals(resource(name).required("Type").stringValue()));
    }

    JsonNode parameter(String name) {
        return root.required("Parameters").required(name);
    }

    JsonNode resource(String name) {
        return root.required("Resources").required(name);
    }

    JsonNode properties(String resource) {
        return resource(resource).required("Properties");
    }

    /** The environment that the function gets where every parameter has its default. */
    Map<String, String> environment(String function) {
        return properties(function)
                .required("Environment")
                .required("Variables")
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, variable -> value(variable.getValue().stringValue())));
    }

    private String value(String reference) {
        var parameter = root.required("Parameters").path(reference);
        return parameter.path("Default").asString(reference);
    }
}
