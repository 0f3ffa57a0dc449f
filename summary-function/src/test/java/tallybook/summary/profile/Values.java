package tallybook.summary.profile;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Short forms of DynamoDB values, for tests. */
public final class Values {
    private Values() {}

    public static AttributeValue string(String value) {
        return AttributeValue.fromS(value);
    }

    public static AttributeValue number(String value) {
        return AttributeValue.fromN(value);
    }

    public static AttributeValue array(AttributeValue... elements) {
        return AttributeValue.fromL(List.of(elements));
    }

    public static AttributeValue object(String name, AttributeValue value) {
        return AttributeValue.fromM(Map.of(name, value));
    }

    public static AttributeValue object(String name, AttributeValue value, String name2, AttributeValue value2) {
        return AttributeValue.fromM(Map.of(name, value, name2, value2));
    }
}
