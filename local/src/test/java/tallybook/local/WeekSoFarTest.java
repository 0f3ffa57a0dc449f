package tallybook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
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
    void reachesFromMondayInTheTimeZoneToTheNextWholeSecond(Instant now, ZoneId timeZone, String from, String to) {
        assertThat(new WeekSoFar(InstantSource.fixed(now), timeZone).range()).isEqualTo(new WeekSoFar.Range(from, to));
    }

    @Test
    void isAnotherRangeEachTimeWithinOneSecond() {
        var weekSoFar = new WeekSoFar(InstantSource.fixed(Instant.parse("2026-11-25T10:15:30Z")), ZoneId.of("UTC"));

        weekSoFar.range();

        assertThat(weekSoFar.range()).isEqualTo(new WeekSoFar.Range("2026-11-23T00:00:00Z", "2026-11-25T10:15:32Z"));
    }
}
