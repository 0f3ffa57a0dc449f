package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallybook.summary.report.Report;

class PeriodWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2026-11-16T00:00:00Z | 2026-11-23T00:00:00Z | UTC           | Monday 16 to Sunday 22 November 2026, UTC
                    2026-11-29T23:00:00Z | 2026-12-06T23:00:00Z | Europe/Berlin | Monday 30 November to Sunday 6 December 2026, Europe/Berlin
                    2026-10-18T22:00:00Z | 2026-10-25T23:00:00Z | Europe/Berlin | Monday 19 to Sunday 25 October 2026, Europe/Berlin
                    2026-12-28T00:00:00Z | 2027-01-04T00:00:00Z | UTC           | Monday 28 December 2026 to Sunday 3 January 2027, UTC
                    2026-11-16T00:00:00Z | 2026-11-17T00:00:00Z | UTC           | Monday 16 November 2026, UTC
                    2026-11-16T00:00:00Z | 2026-11-18T12:00:00Z | UTC           | Monday 16 November 2026, 00:00, to Wednesday 18 November 2026, 12:00, UTC
                    2026-11-16T00:00:00Z | 2026-11-16T00:00:07Z | UTC           | Monday 16 November 2026, 00:00:00, to Monday 16 November 2026, 00:00:07, UTC
                    """)
    void namesDaysWhereThePeriodIsWholeDaysAndElseTimes(String from, String to, String timeZone, String words) {
        assertThat(PeriodWords.of(new Report.Span("any", from, to, timeZone))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z, UTC, 7",
        "2026-10-18T22:00:00Z, 2026-10-25T23:00:00Z, Europe/Berlin, 7",
        "2026-03-22T23:00:00Z, 2026-03-29T22:00:00Z, Europe/Berlin, 7",
        "2026-11-16T00:00:00Z, 2026-11-18T12:00:00Z, UTC, 2.5",
    })
    void countsDaysByTheCalendar(String from, String to, String timeZone, double days) {
        assertThat(PeriodWords.days(new Report.Span("any", from, to, timeZone))).isEqualTo(days);
    }
}
