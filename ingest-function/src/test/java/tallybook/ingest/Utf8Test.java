package tallybook.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

    @Test
    void takesTheReplacementCharacterThatWasSent() {
        var text = "{\"name\": \"M\uFFFDller\"}";

        assertThat(Utf8.decode(text.getBytes(UTF_8))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": \"\u00FF\"}             | 7", // never a byte of UTF-8
                "{\"a\": \"\u00EF\u00BF\u00BD\u00E9\"} | 10", // after a replacement character that was sent
                "{\"a\": \"\u00C3\u00A9\u00C3      | 9", // cut off in a character
            })
    void tellsTheFirstByteThatIsNotUtf8(String bytes, int place) {
        assertThatThrownBy(() -> Utf8.decode(bytes.getBytes(ISO_8859_1)))
                .isInstanceOf(Problem.class)
                .hasMessage("The bytes are not UTF-8 from byte " + place + " on, counted from 0.");
    }
}
