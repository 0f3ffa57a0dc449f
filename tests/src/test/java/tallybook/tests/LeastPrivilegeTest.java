package tallybook.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The template grants a function the actions that its code calls, and not one more. */
final class LeastPrivilegeTest {

    private static final Template TEMPLATE = Template.read();

    @ParameterizedTest
    @CsvSource({"IngestFunction, IngestRole", "SummaryFunction, SummaryRole"})
    void grantsWhatTheCodeCallsAndNothingElse(String function, String role) throws IOException {
        var needed = CalledActions.of(function);

        assertThat(needed).isNotEmpty();
        needed.addAll(neededByLambda(function));
        assertThat(granted(role)).isEqualTo(needed);
    }

    /** What Lambda itself does in the function's role. */
    private static Set<String> neededByLambda(String function) {
        var actions = new TreeSet<>(Set.of("logs:CreateLogStream", "logs:PutLogEvents"));
        var destination = TEMPLATE.properties(function).at("/EventInvokeConfig/DestinationConfig/OnFailure/Type");
        if (destination.asString("").equals("SQS")) {
            actions.add("sqs:SendMessage");
        }
        return actions;
    }

    private static Set<String> granted(String role) {
        var actions = new TreeSet<String>();
        TEMPLATE.statements(role)
                .flatMap(statement -> Template.elements(statement.required("Action")))
                .forEach(action -> actions.add(action.stringValue()));
        return actions;
    }
}
