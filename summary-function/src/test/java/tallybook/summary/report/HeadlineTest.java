package tallybook.summary.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallybook.summary.report.Report.Alert;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Entries;
import tallybook.summary.report.Report.Severity;

class HeadlineTest {
    private static final Period WEEK = Period.ofWeek(2026, 47, ZoneOffset.UTC);

    private static final Alert VOLUME = new Alert(Severity.HIGH, "$", ChangeKind.VOLUME_CHANGED, "400 entries came.");
    private static final Alert GONE = new Alert(Severity.HIGH, "$.a", ChangeKind.FIELD_VANISHED, "$.a is gone.");
    private static final Alert NOTHING_CAME = new Alert(Severity.HIGH, "$", ChangeKind.NO_ENTRIES, "No entries came.");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000 | 400 | 400 entries in 2026-W47, 60\u202f% fewer than the week before.",
                "1000 | 1120 | 1,120 entries in 2026-W47, 12\u202f% more than the week before.",
                "1000 | 1000 | 1,000 entries in 2026-W47, as many as the week before.",
                "1000 | 1 | 1 entry in 2026-W47, >\u202f99\u202f% fewer than the week before.",
                "10 | 1234 | 1,234 entries in 2026-W47, 123 times as many as the week before.",
                "0 | 1234 | 1,234 entries in 2026-W47, none the week before.",
                "1234 | 0 | 'No entries in 2026-W47, 1,234 the week before.'",
                "0 | 0 | 'No entries in 2026-W47, as in the week before.'"
            })
    void comparesWithTheWeekBefore(long before, long now, String headline) {
        assertThat(Headline.of(WEEK, entries(now), Optional.of(entries(before)), List.of()))
                .isEqualTo(headline);
    }

    @Test
    void saysThatThereIsNothingToCompareWith() {
        assertThat(Headline.of(WEEK, entries(1_234), Optional.empty(), List.of()))
                .isEqualTo("1,234 entries in 2026-W47; no previous report to compare with.");
        assertThat(Headline.of(WEEK, entries(0), Optional.empty(), List.of(NOTHING_CAME)))
                .isEqualTo("No entries in 2026-W47.");
    }

    @Test
    void namesTheFirstAlertThatSaysMoreThanTheCounts() {
        assertThat(Headline.of(WEEK, entries(10), Optional.of(entries(10)), List.of(GONE)))
                .isEqualTo("10 entries in 2026-W47, as many as the week before; 1 alert: $.a is gone.");
        assertThat(Headline.of(WEEK, entries(400), Optional.of(entries(1_000)), List.of(VOLUME, GONE)))
                .isEqualTo(
                        "400 entries in 2026-W47, 60\u202f% fewer than the week before; 2 alerts, such as $.a is gone.");
        assertThat(Headline.of(WEEK, entries(400), Optional.of(entries(1_000)), List.of(VOLUME)))
                .isEqualTo("400 entries in 2026-W47, 60\u202f% fewer than the week before; 1 alert.");
    }

    @Test
    void staysOnOneLineWhateverAFieldIsCalled() {
        String path = "$['\u202e\u2028\u0085" + "x".repeat(1_000) + "end']";
        var alert = new Alert(Severity.HIGH, path, ChangeKind.FIELD_VANISHED, path + " is gone.");

        assertThat(Headline.of(WEEK, entries(10), Optional.of(entries(10)), List.of(alert)))
                .isEqualTo("10 entries in 2026-W47, as many as the week before; "
                        + "1 alert: $['\\u202e\\u2028\\u008…xxxxxxxxxxxxxxend'] is gone.");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-15T23:00:00Z, 2026-11-18T11:00:00Z, 'in 2026-W47 so far, to Wed 18 Nov 12:00 Europe/Berlin'",
        "2026-11-15T23:00:00Z, 2026-11-18T11:00:07Z, 'in 2026-W47 so far, to Wed 18 Nov 12:00:07 Europe/Berlin'",
        "2026-11-15T23:00:00Z, 2026-11-22T23:00:00Z, from 16 Nov 2026 00:00 to 23 Nov 2026 00:00 Europe/Berlin",
        "2026-11-16T23:00:00Z, 2026-11-18T11:00:00Z, from 17 Nov 2026 00:00 to 18 Nov 2026 12:00 Europe/Berlin"
    })
    void saysOfHalfAWeekThatItIs(Instant from, Instant to, String during) {
        var range = Period.ofRange(from, to, ZoneId.of("Europe/Berlin"));

        assertThat(Headline.of(range, entries(0), Optional.of(entries(12)), List.of(NOTHING_CAME)))
                .isEqualTo("No entries " + during + ", 12 the period before.");
    }

    @Test
    void namesUtcByItsShortName() {
        var range = Period.ofRange(
                Instant.parse("2026-11-16T00:00:00Z"), Instant.parse("2026-11-18T12:00:00Z"), ZoneId.of("Etc/UTC"));

        assertThat(Headline.of(range, entries(5), Optional.empty(), List.of()))
                .isEqualTo("5 entries in 2026-W47 so far, to Wed 18 Nov 12:00 UTC; "
                        + "no previous report to compare with.");
    }

    private static Entries entries(long count) {
        return new Entries(count, 0, 0, 0, List.of(), List.of());
    }
}
