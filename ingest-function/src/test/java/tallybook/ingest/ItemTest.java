package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemTest {
    /** However DynamoDB writes a number that it returns, it is the number that was sent. */
    @ParameterizedTest
    @CsvSource({"1.10, 1.1, true", "1E+2, 100, true", "0.001, 1E-3, true", "-0, 0, true", "1.1, 1.11, false"})
    void comparesNumbersByTheirValue(String sent, String returned, boolean same) {
        assertThat(item(sent).hasSameData(item(returned))).isEqualTo(same);
    }

    private static Item item(String number) {
        var numbers = AttributeValue.fromL(List.of(AttributeValue.fromN(number)));
        return new Item(Map.of("data", AttributeValue.fromM(Map.of("numbers", numbers))));
    }
}
