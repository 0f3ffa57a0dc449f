package tallybook.summary.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.summary.profile.JsonPath;
import tallybook.summary.profile.Profile;
import tallybook.summary.report.Comparison.Side;
import tallybook.summary.report.Report.Alert;
import tallybook.summary.report.Report.Change;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Entries;
import tallybook.summary.report.Report.Field;
import tallybook.summary.report.Report.Severity;

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
                        new Change("$.fresh", ChangeKind.FIELD_APPEARED, null, "in 97\u202f% of the entries"),
                        new Change("$.gone", ChangeKind.FIELD_VANISHED, "in 90\u202f% of the entries", null),
                        new Change("$.odd", ChangeKind.FIELD_APPEARED, null, "in <\u202f1\u202f% of the entries"),
                        new Change("$.rare", ChangeKind.FIELD_VANISHED, "in <\u202f1\u202f% of the entries", null));
        assertThat(comparison.alerts())
                .containsExactly(
                        new Alert(
                                Severity.HIGH,
                                "$.gone",
                                ChangeKind.FIELD_VANISHED,
                                "$.gone is gone; it was in 90\u202f% of the entries the period before."),
                        new Alert(
                                Severity.LOW,
                                "$.fresh",
                                ChangeKind.FIELD_APPEARED,
                                "$.fresh is new, in 97\u202f% of the entries."));
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
                        "400 entries came, 60\u202f% fewer than the period before (1,000 entries)."));
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
    void saysNothingOfAbsenceWhereFieldsWereOmitted() {
        var all = List.of(field("$.a", 1_000, 900));

        assertThat(Comparison.of(side(1_000, all), new Side(entries(1_000), List.of(), 1, Map.of()))
                        .changes())
                .isEmpty();
        assertThat(Comparison.of(new Side(entries(1_000), List.of(), 1, Map.of()), side(1_000, all))
                        .changes())
                .isEmpty();
    }

    @Test
    void alertsWhenNumbersAreOthersThanBefore() {
        var before = withNumbers(1.0, 2.0, 150);
        var now = withNumbers(1.8, 9.0, 150);

        assertThat(Comparison.of(before, now).alerts())
                .containsExactly(new Alert(
                        Severity.MEDIUM,
                        "$.n",
                        ChangeKind.DISTRIBUTION_CHANGED,
                        "The numbers of $.n are others than the period before: median 5.352, was median 1.493."));
        assertThat(Comparison.of(now, withNumbers(1.9, 9.1, 150)).changes()).isEmpty();
        assertThat(Comparison.of(withNumbers(1.0, 2.0, 3), withNumbers(1.2, 9.0, 3))
                        .changes())
                .isEmpty();
    }

    @Test
    void takesCountersAndTimesForWhatTheyAre() {
        assertThat(Comparison.of(withNumbers(1, 500, 150), withNumbers(501, 900, 150))
                        .changes())
                .isEmpty();
        assertThat(Comparison.of(withNumbers(1.5171e12, 1.5176e12, 150), withNumbers(1.5174e12, 1.5179e12, 150))
                        .changes())
                .isEmpty();
    }

    /** A period whose one field has numbers spread evenly. */
    private static Side withNumbers(double from, double to, int count) {
        var profile = new Profile(ZoneOffset.UTC);
        for (int i = 0; i < count; i++) {
            var number = BigDecimal.valueOf(from + (to - from) * i / count);
            profile.add(Instant.EPOCH, 0, Map.of("n", AttributeValue.fromN(number.toString())));
        }
        var path = new JsonPath("$.n");
        var field = requireNonNull(profile.fields().get(path));
        return new Side(
                entries(count),
                List.of(new FieldReport(count, ShowValues.ALL).of(path, field)),
                0,
                Map.of(path.text(), field.numbers().orElseThrow()));
    }

    @Test
    void alwaysSaysThatNothingCame() {
        var alert = new Alert(Severity.HIGH, "$", ChangeKind.NO_ENTRIES, "No entries came.");

        assertThat(Comparison.first(side(0, List.of())).alerts()).containsExactly(alert);
        assertThat(compare(1_000, List.of(field("$.a", 1_000, 10)), 0, List.of())
                        .alerts())
                .containsExactly(alert);
    }

    @Test
    void headsTheReportWithOneSentence() {
        var week = Period.ofWeek(2026, 47, ZoneOffset.UTC);
        var previous = Optional.of(entries(1_000));
        var comparison = compare(1_000, List.of(), 400, List.of());

        assertThat(Headline.of(week, entries(400), previous, comparison.alerts()))
                .isEqualTo("400 entries in 2026-W47, 60\u202f% fewer than the period before; 1 alert.");
        assertThat(Headline.of(week, entries(1), Optional.empty(), List.of())).isEqualTo("1 entry in 2026-W47.");
        var range = Period.ofRange(
                Instant.parse("2026-11-16T00:00:00Z"), Instant.parse("2026-11-18T12:00:07Z"), ZoneOffset.UTC);
        assertThat(Headline.of(range, entries(0), Optional.empty(), List.of()))
                .isEqualTo("No entries from 16 Nov 2026 00:00 to 18 Nov 2026 12:00:07 UTC.");
    }

    private static Comparison compare(long before, List<Field> fieldsBefore, long now, List<Field> fields) {
        return Comparison.of(side(before, fieldsBefore), side(now, fields));
    }

    private static Side side(long entries, List<Field> fields) {
        return new Side(entries(entries), fields, 0, Map.of());
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
