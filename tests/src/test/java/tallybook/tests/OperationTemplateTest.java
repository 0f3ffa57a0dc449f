package tallybook.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The template tells of trouble, keeps data safe, and deploys in a fresh account. */
final class OperationTemplateTest {

    private static final Template TEMPLATE = Template.read();

    private static final Pattern ALARM_IN_TABLE = Pattern.compile("(?m)^\\| `(\\w+Alarm)` \\|");

    static Stream<String> alarms() {
        return TEMPLATE.resourcesOfType("AWS::CloudWatch::Alarm");
    }

    static Stream<String> resourcesThatKeepData() {
        return Stream.of("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::Logs::LogGroup")
                .flatMap(TEMPLATE::resourcesOfType);
    }

    static Stream<String> resources() {
        return TEMPLATE.names("Resources");
    }

    @Test
    void hasAnAlarmForEachThingThatMayGoWrong() {
        assertThat(alarms().map(alarm -> TEMPLATE.properties(alarm)).map(OperationTemplateTest::metric))
                .containsExactly(
                        "AWS/Lambda Errors IngestFunction",
                        "AWS/Lambda Throttles IngestFunction",
                        "AWS/ApiGateway 5XXError AWS::StackName Api.Stage",
                        "AWS/Lambda Errors SummaryFunction",
                        "AWS/SQS ApproximateNumberOfMessagesVisible SummaryDeadLetterQueue.QueueName");
    }

    @ParameterizedTest
    @MethodSource("alarms")
    void announcesAnAlarmByTheTopic(String alarm) {
        var properties = TEMPLATE.properties(alarm);

        assertThat(properties.required("AlarmActions")).hasToString("[\"SummaryTopic\"]");
        assertThat(properties.required("AlarmDescription").stringValue()).isNotBlank();
        assertThat(properties.required("TreatMissingData").stringValue()).isEqualTo("notBreaching");
    }

    @Test
    void explainsEachAlarmToWhoeverOperates() throws IOException {
        var operations = Files.readString(Project.file("docs/operations.md"));

        assertThat(ALARM_IN_TABLE.matcher(operations).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(alarms().toList());
    }

    @Test
    void letsTheAlarmsOfTheAccountPublishAndNoOneElse() {
        assertThat(TEMPLATE.policy("SummaryTopicPolicy").filter(statement -> effect(statement, "Allow")))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.required("Principal"))
                            .hasToString("{\"Service\":\"cloudwatch.amazonaws.com\"}");
                    assertThat(statement.required("Action").stringValue()).isEqualTo("sns:Publish");
                    assertThat(statement.required("Condition"))
                            .hasToString("{\"StringEquals\":{\"aws:SourceAccount\":\"AWS::AccountId\"}}");
                });
    }

    @Test
    void showsEveryAlarmOnTheDashboard() {
        var body = TEMPLATE.properties("Dashboard")
                .required("DashboardBody")
                .get(0)
                .stringValue();
        var shown = EventFile.JSON.readTree(body).at("/widgets/0/properties/alarms");

        assertThat(Template.elements(shown).map(JsonNode::stringValue))
                .containsExactlyElementsOf(
                        alarms().map(alarm -> "${" + alarm + ".Arn}").toList());
    }

    @ParameterizedTest
    @MethodSource("resourcesThatKeepData")
    void saysWhatBecomesOfWhatIsStored(String resource) {
        assertThat(TEMPLATE.resource(resource).propertyNames()).contains("DeletionPolicy", "UpdateReplacePolicy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SummaryBucketPolicy", "SummaryTopicPolicy", "SummaryDeadLetterQueuePolicy"})
    void deniesWhatDoesNotComeByTls(String policy) {
        assertThat(TEMPLATE.policy(policy).filter(statement -> effect(statement, "Deny")))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.required("Principal").stringValue()).isEqualTo("*");
                    assertThat(statement.required("Condition"))
                            .hasToString("{\"Bool\":{\"aws:SecureTransport\":false}}");
                });
    }

    @Test
    void keepsTheTableRecoverableAndTheBucketVersionedAndPrivate() {
        var table = TEMPLATE.properties("EntryTable");
        var bucket = TEMPLATE.properties("SummaryBucket");

        assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                        .booleanValue())
                .isTrue();
        assertThat(table.at("/TimeToLiveSpecification"))
                .hasToString("{\"AttributeName\":\"expiresAt\",\"Enabled\":true}");
        assertThat(table.required("DeletionProtectionEnabled").stringValue()).isEqualTo("DeletionProtection");
        assertThat(bucket.at("/VersioningConfiguration/Status").stringValue()).isEqualTo("Enabled");
        assertThat(bucket.required("PublicAccessBlockConfiguration")
                        .propertyStream()
                        .map(Map.Entry::getValue))
                .hasSize(4)
                .allMatch(JsonNode::booleanValue);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EntryTable", "SummaryBucket"})
    void adoptsTheTableAndTheBucketAsTheTemplateDescribesThem(String resource) {
        var described = (ObjectNode) TEMPLATE.resource(resource).deepCopy();
        described.remove("Metadata");
        var properties = (ObjectNode) described.required("Properties");
        if (properties.has("DeletionProtectionEnabled")) {
            properties.set(
                    "DeletionProtectionEnabled",
                    TEMPLATE.parameter("DeletionProtection").required("Default"));
        }

        assertThat(Template.read("docs/adopt.yaml").resource(resource)).isEqualTo(described);
    }

    @ParameterizedTest
    @CsvSource({
        "API_KEY, [{\"apiKey\":[]}]",
        "AWS_IAM, [{\"signature\":[]}]",
        "NONE, []",
    })
    void asksOfWhoPostsWhatAuthSays(String auth, String security) {
        var choice = TEMPLATE.properties("Api").at("/DefinitionBody/paths/~1post/post/security");

        assertThat(TEMPLATE.chosen(choice, Map.of("Auth", auth))).hasToString(security);
    }

    @ParameterizedTest
    @CsvSource({"API_KEY, true", "AWS_IAM, false", "NONE, false"})
    void hasAKeyWhereAuthAsksForOne(String auth, boolean key) {
        for (var resource : List.of("ApiKey", "UsagePlan", "UsagePlanKey")) {
            assertThat(TEMPLATE.exists(resource, Map.of("Auth", auth)))
                    .as(resource)
                    .isEqualTo(key);
        }
    }

    @Test
    void answersNoLaterThanTheGatewayWaits() {
        assertThat(TEMPLATE.properties("IngestFunction").required("Timeout").intValue())
                .isEqualTo(29);
    }

    @ParameterizedTest
    @MethodSource("resources")
    void asksForNothingThatAFreshAccountRefuses(String resource) {
        assertThat(TEMPLATE.resource(resource).required("Type").stringValue()).isNotEqualTo("AWS::ApiGateway::Account");
        assertThat(TEMPLATE.properties(resource).propertyNames())
                .doesNotContain("ReservedConcurrentExecutions", "ProvisionedConcurrencyConfig", "AccessLogSetting");
        assertThat(TEMPLATE.properties(resource).at("/MemorySize").intValue(0)).isLessThanOrEqualTo(3008);
    }

    private static boolean effect(JsonNode statement, String effect) {
        return statement.required("Effect").stringValue().equals(effect);
    }

    private static String metric(JsonNode alarm) {
        var words = Stream.concat(
                Stream.of("Namespace", "MetricName")
                        .map(name -> alarm.required(name).stringValue()),
                Template.elements(alarm.required("Dimensions"))
                        .map(dimension -> dimension.required("Value").stringValue()));
        return String.join(" ", words.toList());
    }
}
