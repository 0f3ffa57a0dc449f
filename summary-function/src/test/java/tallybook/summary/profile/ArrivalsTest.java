package tallybook.summary.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalsTest {
    /** An entry each half hour of an ISO week: where clocks are set, a day and an hour of the day have more or fewer. */
    @ParameterizedTest
    @CsvSource({
        // zone, the week's Monday, its half hours, the day that is special and its half hours, likewise an hour's
        "UTC,                 2026-10-19, 336, 2026-10-25, 48, 2, 14",
        "Europe/Berlin,       2026-03-23, 334, 2026-03-29, 46, 2, 12",
        "Europe/Berlin,       2026-10-19, 338, 2026-10-25, 50, 2, 16",
        "America/New_York,    2026-03-02, 334, 2026-03-08, 46, 2, 12",
        "America/New_York,    2026-10-26, 338, 2026-11-01, 50, 1, 16",
        "America/Santiago,    2026-08-31, 334, 2026-09-06, 46, 0, 12",
        "America/Santiago,    2026-03-30, 338, 2026-04-04, 50, 23, 16",
        "Australia/Lord_Howe, 2026-03-30, 337, 2026-04-05, 49, 1, 15",
        "Australia/Lord_Howe, 2026-09-28, 335, 2026-10-04, 47, 2, 13",
        "Asia/Kathmandu,      2026-10-19, 336, 2026-10-25, 48, 2, 14",
    })
    void countsTheHoursThatAWeekHas(
            ZoneId zone, LocalDate monday, int halfHours, LocalDate special, long ofDay, int specialHour, long ofHour) {
        var from = monday.atStartOfDay(zone).toInstant();
        var to = monday.plusWeeks(1).atStartOfDay(zone).toInstant();
        var arrivals = new Arrivals(zone);
        var halves = LongStream.iterate(0, i -> i + 1)
                .mapToObj(i -> from.plus(Duration.ofMinutes(30 * i)))
                .takeWhile(to::isAfter)
                .toList();
        halves.forEach(arrivals::add);

        assertThat(halves).hasSize(halfHours);
        assertThat(arrivals.days().keySet())
                .containsExactlyElementsOf(
                        monday.datesUntil(monday.plusWeeks(1)).toList());
        arrivals.days()
                .forEach((day, count) -> assertThat(count).as("%s", day).isEqualTo(day.equals(special) ? ofDay : 48));
        long[] expected = new long[24];
        Arrays.fill(expected, 14);
        expected[specialHour] = ofHour;
        assertThat(arrivals.hours()).isEqualTo(expected);
    }

    @Test
    void countsTheDayAndHourThatItWasInItsTimeZone() {
        var arrivals = new Arrivals(ZoneId.of("America/New_York"));
        arrivals.add(Instant.parse("2026-11-23T04:59:59.999Z"));
        arrivals.add(Instant.parse("2026-11-23T05:00:00Z"));

        assertThat(arrivals.days().keySet())
                .isEqualTo(new TreeSet<>(List.of(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 23))));
        assertThat(arrivals.hours()).startsWith(1).endsWith(1);
    }

    @Test
    void doesNotAddUpDaysOfDifferentTimeZones() {
        var berlin = new Arrivals(ZoneId.of("Europe/Berlin"));

        assertThatThrownBy(() -> berlin.merge(new Arrivals(ZoneOffset.UTC)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days in Europe/Berlin and in Z do not add up");
    }
}
