package tallybook.tests;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The SAM template as a tree. CloudFormation's tags are dropped: {@code !Ref EntryTable} reads as the text
 * {@code EntryTable}, {@code !GetAtt EntryTable.Arn} as {@code EntryTable.Arn}.
 */
record Template(JsonNode root) {

    static Template read() {
        return read("template.yaml");
    }

    static Template read(String file) {
        return new Template(YAMLMapper.shared().readTree(Project.file(file)));
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

    /** The statements of a role's policies. */
    Stream<JsonNode> statements(String role) {
        return elements(properties(role).required("Policies"))
                .flatMap(policy -> elements(policy.required("PolicyDocument").required("Statement")));
    }

    /** The statements of a resource's policy. */
    Stream<JsonNode> policy(String name) {
        return elements(properties(name).required("PolicyDocument").required("Statement"));
    }

    /** What a choice, {@code !If} in {@code !If}, comes to where parameters have these values. */
    JsonNode chosen(JsonNode choice, Map<String, String> parameters) {
        if (!choice.path(0).isString()) {
            return choice;
        }
        return chosen(choice.get(holds(choice.get(0).stringValue(), parameters) ? 1 : 2), parameters);
    }

    boolean exists(String resource, Map<String, String> parameters) {
        var condition = resource(resource).path("Condition").asString("");
        return condition.isEmpty() || holds(condition, parameters);
    }

    /** Whether a condition {@code !Equals [!Ref parameter, value]} holds. */
    private boolean holds(String condition, Map<String, String> parameters) {
        var equals = root.required("Conditions").required(condition);
        return equals.get(1).stringValue().equals(parameters.get(equals.get(0).stringValue()));
    }

    static Stream<JsonNode> elements(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? StreamSupport.stream(oneOrMany.spliterator(), false) : Stream.of(oneOrMany);
    }

    private String value(String reference) {
        var parameter = root.required("Parameters").path(reference);
        return parameter.path("Default").asString(reference);
    }
}
