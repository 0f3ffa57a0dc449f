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
        assertThat(PathParts.of(path)).isEqualTo(new PathParts(parents, name));
    }
}
