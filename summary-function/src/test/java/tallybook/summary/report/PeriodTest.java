package tallybook.summary.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T00:15:00Z, 2026-W47, 2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z, 20261123T000000Z",
        "2026-11-23T00:00:00Z, 2026-W47, 2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z, 20261123T000000Z",
        "2026-11-22T23:59:59Z, 2026-W46, 2026-11-09T00:00:00Z, 2026-11-16T00:00:00Z, 20261116T000000Z",
        "2027-01-04T00:15:00Z, 2026-W53, 2026-12-28T00:00:00Z, 2027-01-04T00:00:00Z, 20270104T000000Z",
        "2025-01-06T00:15:00Z, 2025-W01, 2024-12-30T00:00:00Z, 2025-01-06T00:00:00Z, 20250106T000000Z",
    })
    void findsTheLastWholeIsoWeek(Instant time, String name, Instant from, Instant to, String stamp) {
        var week = Period.lastWeekBefore(time, ZoneOffset.UTC);

        assertThat(week).isEqualTo(new Period(name, from, to, ZoneOffset.UTC));
        assertThat(week.stamp()).isEqualTo(stamp);
    }

    @ParameterizedTest
    @CsvSource({"2026, 10, PT167H", "2026, 44, PT169H", "2026, 47, PT168H"})
    void hasAsManyHoursAsTheClocksOfItsTimeZone(int year, int number, Duration length) {
        var week = Period.ofWeek(year, number, NEW_YORK);

        assertThat(Duration.between(week.from(), week.to())).isEqualTo(length);
        assertThat(week.days()).hasSize(7);
    }

    @Test
    void knowsTheYearsThatHave53Weeks() {
        assertThat(Period.ofWeek(2026, 53, ZoneOffset.UTC).from()).isEqualTo("2026-12-28T00:00:00Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.ofWeek(2025, 53, ZoneOffset.UTC))
                .withMessage("the year 2025 has no week 53");
        assertThatIllegalArgumentException().isThrownBy(() -> Period.ofWeek(2026, 0, ZoneOffset.UTC));
    }

    @Test
    void namesARangeByItsEnds() {
        var range = range("2026-11-16T00:00:00Z", "2026-11-18T12:00:00Z");

        assertThat(range.name()).isEqualTo("20261116T000000Z_20261118T120000Z");
        assertThat(range.days())
                .containsExactly(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 17), LocalDate.of(2026, 11, 18));
    }

    @Test
    void isHalfOpen() {
        var range = range("2026-11-16T00:00:00Z", "2026-11-17T00:00:00Z");

        assertThat(range.contains(Instant.parse("2026-11-16T00:00:00Z"))).isTrue();
        assertThat(range.contains(Instant.parse("2026-11-16T23:59:59.999Z"))).isTrue();
        assertThat(range.contains(Instant.parse("2026-11-17T00:00:00Z"))).isFalse();
        assertThat(range.days()).containsExactly(LocalDate.of(2026, 11, 16));
    }

    @Test
    void followsOneOfItsKind() {
        assertThat(Period.ofWeek(2026, 1, ZoneOffset.UTC).previous())
                .isEqualTo(Period.ofWeek(2025, 52, ZoneOffset.UTC));
        assertThat(range("2026-11-16T00:00:00Z", "2026-11-18T12:00:00Z").previous())
                .isEqualTo(range("2026-11-13T12:00:00Z", "2026-11-16T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T00:00:00Z, 2026-11-16T00:00:00Z",
        "2026-11-16T00:00:00.5Z, 2026-11-17T00:00:00Z",
        "2006-11-16T00:00:00Z, 2026-11-17T00:00:00Z",
    })
    void refusesARangeThatIsEmptyOrTooLongOrNotInWholeSeconds(String from, String to) {
        assertThatIllegalArgumentException().isThrownBy(() -> range(from, to));
    }

    private static Period range(String from, String to) {
        return Period.ofRange(Instant.parse(from), Instant.parse(to), ZoneOffset.UTC);
    }

    @Test
    void isFoundByItsName() {
        var week = Period.ofWeek(2026, 10, NEW_YORK);
        var range =
                Period.ofRange(Instant.parse("2026-11-16T00:00:00Z"), Instant.parse("2026-11-18T12:00:05Z"), NEW_YORK);

        assertThat(Period.named("2026-W10", NEW_YORK)).contains(week);
        assertThat(Period.named("20261116T000000Z_20261118T120005Z", NEW_YORK)).contains(range);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-W54",
                "2026-W00",
                "2026-W1",
                "20261116T000000Z",
                "_",
                "20261116T000000Z_",
                "20261118T000000Z_20261116T000000Z",
                "20261316T000000Z_20261318T000000Z",
                "20261116T000000Z_20261118T120000Z_20261118T120000Z",
            })
    void isNotFoundByWhatIsNoName(String name) {
        assertThat(Period.named(name, NEW_YORK)).isEmpty();
    }
}
