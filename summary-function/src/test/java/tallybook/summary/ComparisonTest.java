package tallybook.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tallybook.summary.Report.Alert;
import tallybook.summary.Report.Change;
import tallybook.summary.Report.ChangeKind;
import tallybook.summary.Report.Entries;
import tallybook.summary.Report.Field;
import tallybook.summary.Report.Severity;

class ComparisonTest {
    @Test
    void findsNothingBetweenTwoPeriodsThatAreAlike() {
        var comparison = compare(1_000, List.of(field("$.a", 1_000, 500)), 1_040, List.of(field("$.a", 1_040, 530)));

        assertThat(comparison.changes()).isEmpty();
        assertThat(comparison.alerts()).isEmpty();
    }

    @Test
    void namesFieldsThatAppearAndVanishAndAlertsOnlyWhereChanceDoesNotExplainIt() {
        var comparison = compare(
                1_000,
                List.of(field("$.gone", 1_000, 900), field("$.rare", 1_000, 5)),
                1_000,
                List.of(field("$.fresh", 1_000, 970), field("$.odd", 1_000, 3)));

        assertThat(comparison.changes())
                .containsExactly(
                        new Change("$.fresh", ChangeKind.FIELD_APPEARED, null, "in 97 % of the entries"),
                        new Change("$.gone", ChangeKind.FIELD_VANISHED, "in 90 % of the entries", null),
                        new Change("$.odd", ChangeKind.FIELD_APPEARED, null, "in 0.3 % of the entries"),
                        new Change("$.rare", ChangeKind.FIELD_VANISHED, "in 0.5 % of the entries", null));
        assertThat(comparison.alerts())
                .containsExactly(
                        new Alert(
                                Severity.HIGH,
                                "$.gone",
                                ChangeKind.FIELD_VANISHED,
                                "$.gone is gone; it was in 90 % of the entries the period before."),
                        new Alert(
                                Severity.LOW,
                                "$.fresh",
                                ChangeKind.FIELD_APPEARED,
                                "$.fresh is new, in 97 % of the entries."));
    }

    @Test
    void alertsWhenTheVolumeHalves() {
        var comparison = compare(1_000, List.of(), 400, List.of());

        assertThat(comparison.changes())
                .containsExactly(new Change("$", ChangeKind.VOLUME_CHANGED, "1,000 entries", "400 entries"));
        assertThat(comparison.alerts())
                .containsExactly(new Alert(
                        Severity.HIGH,
                        "$",
                        ChangeKind.VOLUME_CHANGED,
                        "400 entries came, 60 % fewer than the period before (1,000 entries)."));
    }

    @Test
    void takesSmallNumbersForChance() {
        assertThat(compare(4, List.of(), 9, List.of()).changes()).isEmpty();
    }

    @Test
    void alertsWhenAFieldChangesItsType() {
        var was = typed("$.a", Map.of("number", 90L, "null", 10L));
        var is = typed("$.a", Map.of("string", 100L));

        var comparison = compare(100, List.of(was), 100, List.of(is));

        assertThat(comparison.changes())
                .containsExactly(new Change("$.a", ChangeKind.TYPE_CHANGED, "number", "string"));
        assertThat(comparison.alerts())
                .containsExactly(
                        new Alert(Severity.HIGH, "$.a", ChangeKind.TYPE_CHANGED, "$.a was number and is now string."));
    }

    @Test
    void alertsWhenAFieldIsMissedByManyEntries() {
        var comparison = compare(1_000, List.of(field("$.a", 1_000, 990)), 1_000, List.of(field("$.a", 1_000, 400)));

        assertThat(comparison.alerts()).extracting(Alert::kind).containsExactly(ChangeKind.PRESENCE_CHANGED);
    }

    @Test
    void alwaysSaysThatNothingCame() {
        var alert = new Alert(Severity.HIGH, "$", ChangeKind.NO_ENTRIES, "No entries came.");

        assertThat(Comparison.first(entries(0)).alerts()).containsExactly(alert);
        assertThat(compare(1_000, List.of(field("$.a", 1_000, 10)), 0, List.of())
                        .alerts())
                .containsExactly(alert);
    }

    @Test
    void headsTheReportWithOneSentence() {
        var week = Period.ofWeek(2026, 47, ZoneOffset.UTC);
        var previous = Optional.of(report(1_000, List.of()));
        var comparison = compare(1_000, List.of(), 400, List.of());

        assertThat(Headline.of(week, entries(400), previous, comparison.alerts()))
                .isEqualTo("400 entries in 2026-W47, 60 % fewer than the period before; 1 alert.");
        assertThat(Headline.of(week, entries(1), Optional.empty(), List.of())).isEqualTo("1 entry in 2026-W47.");
        var range = Period.ofRange(
                Instant.parse("2026-11-16T00:00:00Z"), Instant.parse("2026-11-18T12:00:07Z"), ZoneOffset.UTC);
        assertThat(Headline.of(range, entries(0), Optional.empty(), List.of()))
                .isEqualTo("No entries from 16 Nov 2026 00:00 to 18 Nov 2026 12:00:07 UTC.");
    }

    private static Comparison compare(long before, List<Field> fieldsBefore, long now, List<Field> fields) {
        return Comparison.of(report(before, fieldsBefore), entries(now), fields);
    }

    private static Report report(long entries, List<Field> fields) {
        return new Report(
                1,
                "",
                new Report.Span("2026-W46", "2026-11-09T00:00:00Z", "2026-11-16T00:00:00Z", "UTC"),
                1,
                entries(entries),
                fields,
                new Report.Omitted(0, 0, 0, 0),
                null,
                List.of(),
                List.of(),
                new Report.Objects("", new Report.StoredObject("", 0, ""), List.of()));
    }

    private static Entries entries(long count) {
        return new Entries(count, 0, 0, 0, List.of(), new ArrayList<>(Collections.nCopies(24, 0L)));
    }

    private static Field field(String path, long of, long entries) {
        return new Field(
                path, entries, (double) entries / of, entries, Map.of("null", entries), null, null, null, null, null);
    }

    private static Field typed(String path, Map<String, Long> types) {
        return new Field(path, 100, 1, 100, types, null, null, null, null, null);
    }
}
