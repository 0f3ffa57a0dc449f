package tallybook.summary.report;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.report.Comparison.Side;
import tallybook.summary.report.Report.Alert;
import tallybook.summary.report.Report.Change;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Severity;

class ComparisonTest {
    private static final Comparison NOTHING = new Comparison(List.of(), List.of());

    @Test
    void findsNothingBetweenTwoPeriodsThatAreAlike() {
        assertThat(compare(
                        SampledPeriod.of(1_000, "{\"a\": 1, \"b\": [{\"c\": \"x\"}]}"),
                        SampledPeriod.of(1_040, "{\"a\": 1, \"b\": [{\"c\": \"x\"}]}")))
                .isEqualTo(NOTHING);
    }

    @Test
    void findsNothingWhereBothPeriodsAreTiny() {
        assertThat(compare(SampledPeriod.of(2, "{\"a\": 1}"), SampledPeriod.of(5, "{\"a\": \"x\"}"))
                        .alerts())
                .isEmpty();
        assertThat(compare(SampledPeriod.of(4, "{}"), SampledPeriod.of(9, "{}")))
                .isEqualTo(NOTHING);
    }

    @Test
    void alertsWhenTheVolumeHalves() {
        assertThat(compare(SampledPeriod.of(1_000, "{}"), SampledPeriod.of(500, "{}")))
                .isEqualTo(new Comparison(
                        List.of(new Change("$", ChangeKind.VOLUME_CHANGED, "1,000 entries", "500 entries")),
                        List.of(new Alert(
                                Severity.HIGH,
                                "$",
                                ChangeKind.VOLUME_CHANGED,
                                "500 entries came, 50\u202f% fewer than the week before (1,000)."))));
    }

    @Test
    void alertsWhenTheVolumeGrowsManyTimesOver() {
        assertThat(compare(SampledPeriod.of(100, "{}"), SampledPeriod.of(1_234, "{}"))
                        .alerts())
                .containsExactly(new Alert(
                        Severity.MEDIUM,
                        "$",
                        ChangeKind.VOLUME_CHANGED,
                        "1,234 entries came, 12 times as many as the week before (100)."));
    }

    @Test
    void takesEntriesThatComeInBurstsForFewerThanTheyAre() {
        assertThat(compare(bursts(hour -> 10 + hour % 3), bursts(hour -> 20 + hour % 5))
                        .alerts())
                .hasSize(1);
        assertThat(compare(bursts(hour -> hour % 2 * 30), bursts(hour -> hour % 3 * 15)))
                .isEqualTo(NOTHING);
    }

    /** So many entries in each hour of the day. */
    private static SampledPeriod bursts(IntFunction<Integer> count) {
        var period = new SampledPeriod();
        IntStream.range(0, 24)
                .forEach(hour -> nCopies(count.apply(hour), hour)
                        .forEach(at -> period.add(Instant.EPOCH.plusSeconds(3_600L * at), new JsonObject(List.of()))));
        return period;
    }

    @Test
    void saysThatNothingCame() {
        assertThat(Comparison.first(new SampledPeriod().side()))
                .isEqualTo(new Comparison(
                        List.of(new Change("$", ChangeKind.NO_ENTRIES, null, "0 entries")),
                        List.of(new Alert(Severity.HIGH, "$", ChangeKind.NO_ENTRIES, "No entries came."))));
        assertThat(compare(SampledPeriod.of(1_234, "{\"a\": 1}"), new SampledPeriod()))
                .isEqualTo(new Comparison(
                        List.of(new Change("$", ChangeKind.NO_ENTRIES, "1,234 entries", "0 entries")),
                        List.of(new Alert(
                                Severity.HIGH,
                                "$",
                                ChangeKind.NO_ENTRIES,
                                "No entries came, and 1,234 the week before."))));
        assertThat(compare(new SampledPeriod(), new SampledPeriod()).alerts())
                .extracting(Alert::message)
                .containsExactly("No entries came, and none the week before.");
    }

    @Test
    void speaksOfThePeriodBeforeWhereItIsNoWeek() {
        var day = Period.named("20261116T000000Z_20261117T000000Z", ZoneOffset.UTC)
                .orElseThrow();
        var before = SampledPeriod.of(1_000, "{\"a\": 1, \"b\": 2}").side();

        assertThat(Comparison.of(
                                day,
                                before,
                                SampledPeriod.of(1_000, "{\"a\": 1}").side())
                        .alerts())
                .extracting(Alert::message)
                .containsExactly("$.b is gone; it was in every entry the period before.");
    }

    @Test
    void saysOfAPeriodAfterAnEmptyOneOnlyThatEntriesCame() {
        assertThat(compare(new SampledPeriod(), SampledPeriod.of(1_000, "{\"a\": 1, \"b\": 2}")))
                .isEqualTo(new Comparison(
                        List.of(new Change("$", ChangeKind.VOLUME_CHANGED, "0 entries", "1,000 entries")),
                        List.of(new Alert(
                                Severity.MEDIUM,
                                "$",
                                ChangeKind.VOLUME_CHANGED,
                                "1,000 entries came, none the week before."))));
    }

    @Test
    void findsNothingInTheFirstPeriodThatHasEntries() {
        assertThat(Comparison.first(SampledPeriod.of(10, "{\"a\": 1}").side())).isEqualTo(NOTHING);
    }

    @Test
    void comparesAllButTheNumbersWhereTheProfileIsLost() {
        var before = SampledPeriod.of(1_000, "{\"gone\": 1, \"n\": 1}").side();
        var lost = new Side(before.entries(), before.fields(), 0, Map.of());

        assertThat(Comparison.of(
                                SampledPeriod.WEEK,
                                lost,
                                SampledPeriod.of(1_000, "{\"n\": 2}").side())
                        .alerts())
                .extracting(Alert::kind)
                .containsExactly(ChangeKind.FIELD_VANISHED);
    }

    @Test
    void saysNothingOfAbsenceWhereFieldsWereOmitted() {
        var all = SampledPeriod.of(1_000, "{\"a\": 1}").side();
        var some = new Side(all.entries(), List.of(), 1, Map.of());

        assertThat(Comparison.of(SampledPeriod.WEEK, all, some)).isEqualTo(NOTHING);
        assertThat(Comparison.of(SampledPeriod.WEEK, some, all)).isEqualTo(NOTHING);
    }

    @Test
    void ranksAlertsAndCountsThoseOfAKindBeyondTheFirst() {
        var members = new ArrayList<String>();
        for (int i = 10; i < 30; i++) {
            members.add("\"gone" + i + "\": 1");
        }
        var before = Stream.concat(
                        nCopies(400, "{\"t\": 1, " + String.join(", ", members) + "}").stream(),
                        nCopies(600, "{\"t\": 1, \"gone10\": 1}").stream())
                .toList();

        var comparison = compare(SampledPeriod.of(before), SampledPeriod.of(400, "{\"t\": \"1\", \"fresh\": true}"));

        assertThat(comparison.alerts())
                .extracting(Alert::severity, Alert::message)
                .containsExactly(
                        tuple(Severity.HIGH, "400 entries came, 60\u202f% fewer than the week before (1,000)."),
                        tuple(Severity.HIGH, "$.gone10 is gone; it was in every entry the week before."),
                        tuple(
                                Severity.HIGH,
                                "$.t is now string in all of its values; it was only number the week before."),
                        tuple(Severity.MEDIUM, "$.gone11 is gone; it was in 40\u202f% of the entries the week before."),
                        tuple(Severity.MEDIUM, "$.gone12 is gone; it was in 40\u202f% of the entries the week before."),
                        tuple(Severity.MEDIUM, "17 more fields are gone; the changes name them."),
                        tuple(Severity.LOW, "$.fresh is new: in every entry, and in none the week before."));
        assertThat(comparison.changes())
                .filteredOn(change -> change.kind() == ChangeKind.FIELD_VANISHED)
                .hasSize(20);
    }

    private static Comparison compare(SampledPeriod before, SampledPeriod now) {
        return Comparison.of(SampledPeriod.WEEK, before.side(), now.side());
    }
}
