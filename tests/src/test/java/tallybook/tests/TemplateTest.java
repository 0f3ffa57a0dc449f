package tallybook.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The template keeps what the code, the contract and the operators count on. */
final class TemplateTest {

    private static final Template TEMPLATE = Template.read();

    /** Read by the JVM and the C library, not by a function. */
    private static final Set<String> RUNTIME_VARIABLES =
            Set.of("JAVA_TOOL_OPTIONS", "MALLOC_ARENA_MAX", "MALLOC_TRIM_THRESHOLD_");

    static Stream<String> functions() {
        return TEMPLATE.resourcesOfType("AWS::Serverless::Function");
    }

    static Stream<Arguments> functionsAndVariables() {
        return functions()
                .flatMap(function -> TEMPLATE.environment(function).keySet().stream()
                        .filter(variable -> !RUNTIME_VARIABLES.contains(variable))
                        .map(variable -> Arguments.of(function, variable)));
    }

    static Stream<String> parameters() {
        return TEMPLATE.names("Parameters");
    }

    @Test
    void hasTheTwoFunctions() {
        assertThat(functions()).containsExactly("IngestFunction", "SummaryFunction");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void namesAHandlerThatLambdaCanRun(String function) throws ReflectiveOperationException {
        var handler = Class.forName(handler(function));

        assertThat(handler.getInterfaces()).containsAnyOf(RequestHandler.class, RequestStreamHandler.class);
        assertThat(handler).isPublic().isFinal();
        assertThat(handler.getConstructor()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void givesAFunctionEveryVariableItReads(String function) throws IOException, InterruptedException {
        var start = FunctionStart.of(function, handler(function), TEMPLATE.environment(function));

        assertThat(start.exitCode()).as(start.output()).isZero();
    }

    @ParameterizedTest
    @MethodSource("functionsAndVariables")
    void givesAFunctionNoVariableThatItDoesNotRead(String function, String variable)
            throws IOException, InterruptedException {
        var variables = new HashMap<>(TEMPLATE.environment(function));
        variables.put(variable, "");

        var start = FunctionStart.of(function, handler(function), variables);

        assertThat(start.exitCode()).as(start.output()).isEqualTo(1);
        assertThat(start.output()).contains(variable);
    }

    @Test
    void routesPostToTheIngestFunctionInTheStageProd() {
        var api = TEMPLATE.properties("Api");
        var integration = api.at("/DefinitionBody/paths/~1post/post/x-amazon-apigateway-integration");

        assertThat(api.required("StageName").stringValue()).isEqualTo("Prod");
        assertThat(api.at("/DefinitionBody/paths").propertyNames()).containsExactly("/post");
        assertThat(integration.required("type").stringValue()).isEqualTo("aws_proxy");
        assertThat(integration.required("uri").stringValue())
                .contains("/functions/${IngestFunction.Alias}/invocations");
    }

    @Test
    void answersForTheGatewayWithProblems() {
        var responses = TEMPLATE.properties("Api").at("/DefinitionBody/x-amazon-apigateway-gateway-responses");

        assertThat(responses.propertyStream().map(Map.Entry::getValue))
                .isNotEmpty()
                .allSatisfy(response -> {
                    assertThat(response.required("responseParameters")
                                    .required("gatewayresponse.header.Content-Type")
                                    .stringValue())
                            .isEqualTo("'application/problem+json'");
                    assertThat(problems(response.required("responseTemplates").required("application/json")))
                            .isNotEmpty()
                            .allSatisfy(problem -> assertThat(problem.propertyNames())
                                    .contains("type", "title", "detail", "requestId"));
                });
    }

    @Test
    void makesTheReportAQuarterOfAnHourAfterTheWeeksEnd() {
        assertThat(TEMPLATE.parameter("Schedule").required("Default").stringValue())
                .isEqualTo("cron(15 0 ? * MON *)");
        assertThat(TEMPLATE.properties("SummaryFunction").at("/Events/WeeklyRule/Properties/Schedule"))
                .hasToString("\"Schedule\"");
    }

    @Test
    void letsTheIngestFunctionPutItemsAndNothingElse() {
        assertThat(grants("IngestRole"))
                .containsExactly(
                        "dynamodb:PutItem on EntryTable.Arn",
                        "logs:CreateLogStream on IngestLogGroup.Arn",
                        "logs:PutLogEvents on IngestLogGroup.Arn");
    }

    @Test
    void letsTheSummaryFunctionReadEntriesWriteReportsAndAnnounceThem() {
        assertThat(grants("SummaryRole"))
                .containsExactly(
                        "dynamodb:Scan on EntryTable.Arn",
                        "s3:ListBucket on SummaryBucket.Arn if {\"StringLike\":{\"s3:prefix\":\"summaries/*\"}}",
                        "s3:GetObject on ${SummaryBucket.Arn}/summaries/*",
                        "s3:PutObject on ${SummaryBucket.Arn}/summaries/*",
                        "s3:DeleteObject on ${SummaryBucket.Arn}/summaries/*/run-*",
                        "sns:Publish on SummaryTopic",
                        "sqs:SendMessage on SummaryDeadLetterQueue.Arn",
                        "logs:CreateLogStream on SummaryLogGroup.Arn",
                        "logs:PutLogEvents on SummaryLogGroup.Arn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EntryTable", "SummaryBucket", "SummaryBucketPolicy"})
    void keepsWhatWasStoredWhenTheStackGoes(String resource) {
        assertThat(TEMPLATE.resource(resource).required("DeletionPolicy").stringValue())
                .isEqualTo("RetainExceptOnCreate");
        assertThat(TEMPLATE.resource(resource).required("UpdateReplacePolicy").stringValue())
                .isEqualTo("Retain");
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void describesAndConstrainsEachParameter(String name) {
        assertThat(TEMPLATE.parameter(name).propertyNames())
                .contains("Description", "Default")
                .containsAnyOf("AllowedValues", "AllowedPattern", "MinValue");
    }

    @Test
    void groupsAndLabelsEveryParameter() {
        var form = TEMPLATE.root().at("/Metadata/AWS::CloudFormation::Interface");
        var parameters = TEMPLATE.names("Parameters").toList();

        assertThat(Template.elements(form.required("ParameterGroups"))
                        .flatMap(group -> Template.elements(group.required("Parameters")))
                        .map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(parameters);
        assertThat(form.required("ParameterLabels").propertyNames()).containsExactlyInAnyOrderElementsOf(parameters);
    }

    private static String handler(String function) {
        return TEMPLATE.properties(function).required("Handler").stringValue();
    }

    /** The role's statements, a line an action. */
    private static Stream<String> grants(String role) {
        return TEMPLATE.statements(role)
                .flatMap(statement -> Template.elements(statement.required("Action"))
                        .map(action -> action.stringValue() + " on "
                                + statement.required("Resource").stringValue()
                                + (statement.has("Condition") ? " if " + statement.required("Condition") : "")));
    }

    /** A problem's text, or the texts of both outcomes of a condition. */
    private static Stream<JsonNode> problems(JsonNode template) {
        return Template.elements(template)
                .map(JsonNode::stringValue)
                .filter(text -> text.startsWith("{"))
                .map(EventFile.JSON::readTree);
    }
}
