package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sender of what is not JSON is told the first character of what is at fault. */
class SyntaxFaultTest {

    /** The fault begins after the arrow. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "→x",
                "→]",
                "→NaN",
                "→-Infinity",
                "[→NaN]",
                "[→-Infinity, 1]",
                "[→Infinity",
                "[→nan]",
                "[→undefined]",
                "[→tru]",
                "[→truex]",
                "[→nul",
                "[→True]",
                "[→01]",
                "[→-01]",
                "[→00]",
                "[→+1]",
                "[→.5]",
                "[→1.]",
                "[→-]",
                "[→--1]",
                "[→1.2.3]",
                "[→1e]",
                "[→1e+]",
                "[→1e5.3]",
                "[→0x1F]",
                "[→12x]",
                "[→1\u00e9]",
                "[→1_000]",
                "[→-",
                "[→1.",
                "[1→",
                "[true→",
                "[1→;]",
                "[1→}",
                "[1, →]",
                "[→, 1]",
                "[1 →2]",
                "[1 →NaN]",
                "[1 →/* comment */]",
                "[1→\f]",
                "[1]→\u00a0",
                "[1]→]",
                "[1] →x",
                "[1] →NaN",
                "[1] →01",
                "[1] →true",
                "[1]→2",
                "{} →{}",
                "{→a: 1}",
                "{→'a': 1}",
                "{→, }",
                "{\"a\": →}",
                "{\"a\": 1, →}",
                "{\"a\" →1}",
                "{\"a\": 1 →\"b\": 2}",
                "{\"a\"→",
                "{\"ab→",
                "[\"ab→",
                "[\"ab→\tc\"]",
                "[\"ab→\nc\"]",
                "[\"ab\\→x\"]",
                "[\"ab\\u12→g4\"]",
                "[\"\\\"a\\\\\" →NaN]",
                "{\"NaN→\u0001\": 1}",
                "[\"a\"→\"b\"]"
            })
    void isTheFirstCharacterOfWhatIsAtFault(String marked) {
        assertPlace(marked, "line 1, column " + (marked.indexOf('→') + 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"\\u0061\uD83D\uDE00e\u0301\", →x]  | line 1, column 15",
                "{\"\uD83D\uDE00\uD83D\uDE00\": →NaN}   | line 1, column 8",
                "[␊␊ \"\uD83D\uDE00\",→01]             | line 3, column 6",
                "[␍␊\uD83D\uDE00→]                     | line 2, column 1",
                "[1,␍␍␊ →x]                            | line 3, column 2",
                "[\"\uD83D\uDE00→␊\"]                  | line 1, column 4",
                "[1,␍␊→                                | line 2, column 1"
            })
    void countsLinesAndColumnsFrom1AndColumnsInCodePoints(String marked, String place) {
        assertPlace(marked.replace('␍', '\r').replace('␊', '\n'), place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-Infinity", "01", "1.x", "secret", "1e+"})
    void isTheSameWhereverTheParsersBufferEnds(String fault) {
        for (int before = 39_980; before < 40_010; before++) {
            assertPlace("[" + " ".repeat(before - 1) + "→" + fault + "]", "line 1, column " + (before + 1));
        }
    }

    private static void assertPlace(String marked, String place) {
        var body = marked.replace("→", "");
        assertThat(Post.text(body).send().getBody())
                .contains("\"detail\":\"The text is not JSON (RFC 8259) at " + place + ".");
    }
}
