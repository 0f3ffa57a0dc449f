package tallybook.summary.profile;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    private static final Pattern DATE_TIME = Pattern.compile("(?<minute>\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:)"
            + "(?<second>\\d\\d)((?<fraction>\\.\\d{1,9})\\d*)?(?<offset>[Zz]|[+-]\\d\\d:\\d\\d)");

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:15:30Z, 2026-11-23T10:15:30Z",
        "2026-11-23t10:15:30.123z, 2026-11-23T10:15:30.123Z",
        "2026-11-23T10:15:30.123456789+05:30, 2026-11-23T04:45:30.123456789Z",
        "2026-11-23T10:15:30-08:00, 2026-11-23T18:15:30Z",
        "2026-11-23T10:15:30.1234567891234Z, 2026-11-23T10:15:30.123456789Z",
        "2026-11-23T23:15:30+23:59, 2026-11-22T23:16:30Z",
        "1990-12-31T23:59:60Z, 1991-01-01T00:00:00Z",
        "1990-12-31T15:59:60-08:00, 1991-01-01T00:00:00Z",
    })
    void readsTheDateTimesOfRfc3339(String text, Instant instant) {
        assertThat(Rfc3339.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-23",
                "2026-11-23T10:15:30",
                "2026-11-23T10:15Z",
                "2026-11-23T10:15:30+0530",
                "2026-02-30T10:15:30Z",
                "2026-11-23T10:15:60Z",
                "9999-12-31T23:59:59-18:00",
                "0000-01-01T00:00:00+00:01",
                "2026-11-23T10:15:30+24:00",
                "2026-11-23T25:15:30Z",
                "+2026-11-23T10:15:30Z",
                "2026-11-23T10:15:30Z and more",
                "2026-11-23T10:15:30.",
                "2026-11-23T10:15:30.Z",
                "2026-11-23T10:15:30.5",
                "2026-11-23T10:15:30*05:00",
                "2026-11-23T24:00:00Z",
                "2026-11-2\u0663T10:15:30Z",
            })
    void takesNothingElseForADateTime(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }

    /** The same verdict on date-times and on what is one but for a part or a character. */
    @Property(tries = 20_000)
    void agreesWithJavaTime(@ForAll("nearlyDateTimes") String text) {
        assertThat(Rfc3339.parse(text)).isEqualTo(byJavaTime(text));
    }

    @Provide
    Arbitrary<String> nearlyDateTimes() {
        return Combinators.combine(
                        Arbitraries.of("0000", "1900", "2023", "2024", "9999", "024"),
                        Arbitraries.of("-01-01", "-02-28", "-02-29", "-04-31", "-06-30", "-12-31", "-13-01", "-00-10"),
                        Arbitraries.of("T00:00:", "t10:15:", "T23:59:", "T23:60:", "T24:00:", "T15:59:", " 10:15:"),
                        Arbitraries.of("00", "59", "60", "61", "7"),
                        Arbitraries.of(
                                "", "", ".0", ".5", ".123456789", ".1234567891", "." + "7".repeat(40), ".", ".x"),
                        Arbitraries.of(
                                "Z", "z", "+00:00", "-00:01", "+05:30", "-08:00", "+23:59", "+24:00", "-10:60", ""))
                .as((year, date, time, second, fraction, offset) -> year + date + time + second + fraction + offset)
                .flatMap(text -> Arbitraries.oneOf(Arbitraries.just(text), withOneCharacterChanged(text)));
    }

    private static Arbitrary<String> withOneCharacterChanged(String text) {
        var characters = Arbitraries.of("", "0", "1", "5", "9", "-", ":", ".", "T", "Z", "+", " ", "\u0660");
        return Combinators.combine(Arbitraries.integers().between(0, text.length() - 1), characters)
                .as((at, character) -> text.substring(0, at) + character + text.substring(at + 1));
    }

    private static Optional<Instant> byJavaTime(String text) {
        var parts = DATE_TIME.matcher(text);
        if (!parts.matches() || text.length() > 60) {
            return Optional.empty();
        }
        boolean leapSecond = parts.group("second").equals("60");
        var second = leapSecond ? "59" : parts.group("second") + requireNonNullElse(parts.group("fraction"), "");
        try {
            var utc = LocalDateTime.parse(parts.group("minute").toUpperCase(Locale.ROOT) + second)
                    .minusMinutes(offset(parts.group("offset")));
            return Optional.of(utc.plusSeconds(leapSecond ? 1 : 0))
                    .filter(time -> !leapSecond || time.toLocalTime().equals(LocalTime.MIDNIGHT))
                    .filter(time -> time.getYear() >= 0 && time.getYear() <= 9_999)
                    .map(time -> time.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static long offset(String text) {
        return text.equalsIgnoreCase("Z")
                ? 0
                : LocalTime.parse(text.substring(1)).toSecondOfDay() / 60 * (text.startsWith("-") ? -1 : 1);
    }
}
