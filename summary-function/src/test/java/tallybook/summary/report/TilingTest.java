package tallybook.summary.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods are written as days of November 2026, which the 2nd, a Monday, begins with 2026-W45: 2-9 is until the 9th. */
final class TilingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2-30 | 2-9 9-16 16-23 23-30            | 2-9 9-16 16-23 23-30
            2-16 | 2-9                        9-16 | 2-9 9-16
            2-16 | 2-3 2-9 3-9 9-16                | 2-9 9-16
            2-16 | 2-15 2-9 9-16                   | 2-9 9-16
            2-16 | 2-15 15-16 2-9 9-16             | 2-15 15-16
            2-16 | 2-8 8-16 2-9 9-15 15-16         | 2-9 9-15 15-16
            2-16 | 2-10 10-12 10-13 12-16          | 2-10 10-12 12-16
            2-3  | 2-3                             | 2-3
            """)
    void fillsTheWholeWithTheLongestPiecesFirst(String whole, String pieces, String chosen) {
        assertThat(Tiling.of(days(whole), periods(pieces))).isEqualTo(new Tiling.Complete(periods(chosen)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            2-30 | none                            | 2-30
            2-30 | 2-9 16-23 23-30                 | 9-16
            2-30 | 9-16 16-23 23-30                | 2-9
            2-30 | 2-9 9-16                        | 16-30
            2-30 | 2-9 8-16 16-30                  | 9-16
            2-30 | 2-9 2-12 16-30                  | 12-16
            2-30 | 2-9 11-16 18-30                 | 9-18
            2-30 | 9-10 11-12                      | 2-30
            """)
    void saysWhatIsNotFilled(String whole, String pieces, String gap) {
        assertThat(Tiling.of(days(whole), pieces == null ? List.of() : periods(pieces)))
                .isEqualTo(new Tiling.Incomplete(days(gap).from(), days(gap).to()));
    }

    @Test
    void takesTheWeekRatherThanTheRangeOfTheSameTime() {
        var week = Period.ofWeek(2026, 45, ZoneOffset.UTC);

        assertThat(Tiling.of(days("2-16"), List.of(days("2-9"), days("9-16"), week)))
                .isEqualTo(new Tiling.Complete(List.of(week, days("9-16"))));
    }

    @Test
    void doesNotDependOnTheOrderOfThePieces() {
        var pieces = periods("2-9 9-16 16-23 23-30 2-16 16-30 2-3 3-30 9-30");
        var expected = Tiling.of(days("2-30"), pieces);

        Collections.reverse(pieces);

        assertThat(Tiling.of(days("2-30"), pieces)).isEqualTo(expected);
    }

    private static List<Period> periods(String days) {
        return Arrays.stream(days.split(" +")).map(TilingTest::days).collect(Collectors.toList());
    }

    private static Period days(String fromTo) {
        var ends = fromTo.split("-", 2);
        return Period.ofRange(day(ends[0]), day(ends[1]), ZoneOffset.UTC);
    }

    private static Instant day(String ofNovember) {
        return LocalDate.of(2026, 11, Integer.parseInt(ofNovember))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }
}
