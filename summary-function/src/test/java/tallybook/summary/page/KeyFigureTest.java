package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFigureTest {

    /** The last of the days has a thousand entries. */
    @ParameterizedTest
    @CsvSource({
        "3999, 4000, 0.25 a day",
        "999, 4, 1.3 a day",
    })
    void neverRoundsAFewEntriesADayToNone(int days, int daysPerEntry, String perDay) {
        assertThat(KeyFigure.of(Reports.ofDays("2017-01-01", days, daysPerEntry))
                        .getFirst()
                        .more())
                .isEqualTo(perDay);
    }
}
