package tallybook.summary.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
    @Test
    void joinsMembersAndElements() {
        var sku = JsonPath.ROOT.member("order").member("items").elements().member("sku");

        assertThat(sku.text()).isEqualTo("$.order.items[*].sku");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "_a1   | $._a1",
                "größe | $.größe",
                "𝄞     | $.𝄞",
                "1a    | $['1a']",
                "a.b   | $['a.b']",
                "a b   | $['a b']",
                "a-b   | $['a-b']",
                "a\\b  | $['a\\\\b']",
            })
    void writesTheShorthandOnlyWhereRfc9535AllowsIt(String name, String path) {
        assertThat(JsonPath.ROOT.member(name).text()).isEqualTo(path);
    }

    @Test
    void escapesAsANormalizedPathDoes() {
        assertThat(JsonPath.ROOT.member("it's\n\u0000\u001f").text()).isEqualTo("$['it\\'s\\n\\u0000\\u001f']");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "größe", "1a", "a.b", "it's\n\u0000", "\ud834\udd1e", "\\", "0", "*"})
    void knowsTheLengthOfAMembersPathWithoutMakingIt(String name) {
        var path = JsonPath.ROOT.member(name).elements();

        assertThat("$".length() + JsonPath.memberLength(name) + JsonPath.ELEMENTS_LENGTH)
                .isEqualTo(path.text().length());
    }
}
