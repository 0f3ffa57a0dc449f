package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPartsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    $.mag                 | $.              | mag
                    $.order.items[*].sku  | $.order.items[*]. | sku
                    $.rows[*][*]          | $.              | rows[*][*]
                    $['a.b']              | $               | ['a.b']
                    $.x['it\\'s.[here'][*]| $.x             | ['it\\'s.[here'][*]
                    $['a.b'].c            | $['a.b'].       | c
                    """)
    void splitsBeforeTheLastName(String path, String parents, String name) {
        assertThat(PathParts.of(path, 1000)).isEqualTo(new PathParts(parents, name));
    }

    @ParameterizedTest
    @CsvSource({
        "14, $.first.second, $.first., second",
        "9, $.first.second, $.f…, second",
        "6, $.first.second, $.…, seco…",
        "6, $.a.second, $.…, seco…",
    })
    void cutsBothPartsOfALongPath(int lengthMax, String path, String parents, String name) {
        assertThat(PathParts.of(path, lengthMax)).isEqualTo(new PathParts(parents, name));
    }
}
