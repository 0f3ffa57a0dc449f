package tallybook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekSoFarTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T10:15:30.250Z, UTC,           2026-11-23T00:00:00Z, 2026-11-25T10:15:31Z",
        "2026-11-23T00:00:00Z,     UTC,           2026-11-23T00:00:00Z, 2026-11-23T00:00:01Z",
        "2026-11-22T23:59:59.999Z, UTC,           2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z",
        "2026-11-22T23:30:00Z,     Europe/Berlin, 2026-11-22T23:00:00Z, 2026-11-22T23:30:01Z",
        "2026-10-26T12:00:00Z,     Europe/Berlin, 2026-10-25T23:00:00Z, 2026-10-26T12:00:01Z"
    })
    void reachesFromMondayInTheTimeZoneToTheNextWholeSecond(Instant now, ZoneId timeZone, String from, String to)
            throws Exception {
        var time = new PassingTime(now);

        assertThat(new WeekSoFar(time, timeZone, time).range()).isEqualTo(new WeekSoFar.Range(from, to));
    }

    @Test
    void hasPassedWhenItIsAskedFor() throws Exception {
        var time = new PassingTime(Instant.parse("2026-11-25T10:15:30.250Z"));

        var range = new WeekSoFar(time, ZoneOffset.UTC, time).range();

        assertThat(range.to()).isEqualTo("2026-11-25T10:15:31Z");
        assertThat(time.pauses()).containsExactly(Duration.ofMillis(750));
    }

    @Test
    void waitsOnWhenItWakesUpEarly() throws Exception {
        var time = new PassingTime(Instant.parse("2026-11-25T10:15:30.250Z"));
        WeekSoFar.Pause half =
                pause -> time.of(pause.compareTo(Duration.ofMillis(400)) > 0 ? pause.dividedBy(2) : pause);

        new WeekSoFar(time, ZoneOffset.UTC, half).range();

        assertThat(time.pauses()).containsExactly(Duration.ofMillis(375), Duration.ofMillis(375));
    }

    @Test
    void isAnotherRangeEachTime() throws Exception {
        var time = new PassingTime(Instant.parse("2026-11-25T10:15:30Z"));
        var weekSoFar = new WeekSoFar(time, ZoneOffset.UTC, time);

        assertThat(List.of(weekSoFar.range(), weekSoFar.range()))
                .extracting(WeekSoFar.Range::to)
                .containsExactly("2026-11-25T10:15:31Z", "2026-11-25T10:15:32Z");
    }
}
