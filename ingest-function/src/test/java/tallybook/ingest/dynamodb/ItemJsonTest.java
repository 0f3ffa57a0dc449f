package tallybook.ingest.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class ItemJsonTest {

    private static Map<String, AttributeValue> read(String json) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return ItemJson.read(parser);
        }
    }

    @Test
    void readsAllTypesThatDynamoDbHas() {
        assertThat(read("""
                        {"s": {"S": "a"}, "n": {"N": "1.50"}, "t": {"BOOL": true}, "z": {"NULL": true}, "b": {"B": "AQ=="},
                         "l": {"L": [{"S": "b"}, {"L": []}]}, "m": {"M": {"x": {"N": "1"}, "y": {"M": {}}}},
                         "ss": {"SS": ["a", "b"]}, "ns": {"NS": ["1"]}, "bs": {"BS": ["AQ=="]}}"""))
                .isEqualTo(Map.ofEntries(
                        Map.entry("s", AttributeValue.fromS("a")),
                        Map.entry("n", AttributeValue.fromN("1.50")),
                        Map.entry("t", AttributeValue.fromBool(true)),
                        Map.entry("z", AttributeValue.fromNul(true)),
                        Map.entry("b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1}))),
                        Map.entry(
                                "l",
                                AttributeValue.fromL(
                                        List.of(AttributeValue.fromS("b"), AttributeValue.fromL(List.of())))),
                        Map.entry(
                                "m",
                                AttributeValue.fromM(
                                        Map.of("x", AttributeValue.fromN("1"), "y", AttributeValue.fromM(Map.of())))),
                        Map.entry("ss", AttributeValue.fromSs(List.of("a", "b"))),
                        Map.entry("ns", AttributeValue.fromNs(List.of("1"))),
                        Map.entry("bs", AttributeValue.fromBs(List.of(SdkBytes.fromByteArray(new byte[] {1}))))));
    }

    @Test
    void refusesATypeThatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> read("{\"a\": {\"NEW\": 1}}"));
    }
}
