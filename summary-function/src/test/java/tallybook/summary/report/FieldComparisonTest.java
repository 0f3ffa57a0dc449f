package tallybook.summary.report;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallybook.summary.report.Report.Alert;
import tallybook.summary.report.Report.Change;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Severity;

class FieldComparisonTest {
    private static final String ORDER =
            "{\"order\": {\"id\": 1, \"items\": [{\"sku\": \"a\", \"price\": 2}], \"to\": {\"city\": \"x\"}}, \"order2\": 1}";

    @Test
    void namesFieldsThatComeAndGoAndAlertsOnlyWhereChanceDoesNotExplainIt() {
        var comparison = compare(
                entries(900, "{\"gone\": 1}", 5, "{\"rare\": 1}", 95, "{}"),
                entries(970, "{\"fresh\": 1}", 3, "{\"odd\": 1}", 27, "{}"));

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
                                "$.gone is gone; it was in 90\u202f% of the entries the week before."),
                        new Alert(
                                Severity.LOW,
                                "$.fresh",
                                ChangeKind.FIELD_APPEARED,
                                "$.fresh is new: in 97\u202f% of the entries, and in none the week before."));
    }

    @Test
    void saysOfAWholeObjectOnceThatItIsGone() {
        var comparison = compare(entries(1_000, ORDER), entries(1_000, "{\"order2\": 1}"));

        assertThat(comparison)
                .isEqualTo(new Comparison(
                        List.of(new Change(
                                "$.order", ChangeKind.FIELD_VANISHED, "in every entry, with 7 fields below it", null)),
                        List.of(new Alert(
                                Severity.HIGH,
                                "$.order",
                                ChangeKind.FIELD_VANISHED,
                                "$.order is gone, with 7 fields below it; it was in every entry the week before."))));
    }

    @Test
    void saysOfAWholeObjectOnceThatItIsNew() {
        var comparison = compare(entries(1_000, "{\"order2\": 1}"), entries(1_000, ORDER));

        assertThat(comparison.changes())
                .containsExactly(new Change(
                        "$.order", ChangeKind.FIELD_APPEARED, null, "in every entry, with 7 fields below it"));
        assertThat(comparison.alerts())
                .extracting(Alert::message)
                .containsExactly(
                        "$.order is new, with 7 fields below it: in every entry, and in none the week before.");
    }

    @Test
    void saysOfAWholeObjectOnceThatItIsInFewerEntries() {
        var comparison = compare(entries(1_000, ORDER), entries(400, ORDER, 600, "{\"order2\": 1}"));

        assertThat(comparison)
                .isEqualTo(new Comparison(
                        List.of(new Change(
                                "$.order",
                                ChangeKind.PRESENCE_CHANGED,
                                "in every entry",
                                "in 40\u202f% of the entries")),
                        List.of(new Alert(
                                Severity.HIGH,
                                "$.order",
                                ChangeKind.PRESENCE_CHANGED,
                                "$.order is in 40\u202f% of the entries; it was in every entry the week before."))));
    }

    @Test
    void saysNothingOfTheMembersOfAnObjectThatIsAnotherTypeNow() {
        assertThat(compare(entries(1_000, ORDER), entries(1_000, "{\"order\": \"none\", \"order2\": 1}"))
                        .alerts())
                .extracting(Alert::path, Alert::kind)
                .containsExactly(tuple("$.order", ChangeKind.TYPE_CHANGED));
        assertThat(compare(entries(1_000, ORDER), entries(700, ORDER, 300, "{\"order\": null, \"order2\": 1}"))
                        .changes())
                .extracting(Change::path, Change::kind)
                .containsExactly(tuple("$.order", ChangeKind.TYPE_CHANGED));
    }

    @Test
    void tellsWhichMemberOfAnObjectIsGone() {
        assertThat(compare(entries(1_000, "{\"a\": [{\"b\": 1, \"c\": 1}]}"), entries(1_000, "{\"a\": [{\"c\": 1}]}"))
                        .alerts())
                .extracting(Alert::path)
                .containsExactly("$.a[*].b");
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 800, true", // missing in a fifth, where it never was
        "1000, 960, false",
        "400, 200, true",
        "600, 500, false", // the mixture of what comes moves so far
        "120, 60, false",
        "100, 0, true"
    })
    void alertsWhenAFieldIsInFarFewerOrMoreOfAThousandEntries(int before, int now, boolean alerts) {
        var was = entries(before, "{\"a\": 1}", 1_000 - before, "{}");
        var is = entries(now, "{\"a\": 1}", 1_000 - now, "{}");

        assertThat(compare(was, is).alerts()).hasSize(alerts ? 1 : 0);
        assertThat(compare(is, was).alerts()).hasSize(alerts ? 1 : 0);
    }

    @Test
    void asksForMoreEvidenceTheMoreFieldsThereAre() {
        var was = entries(13, "{\"a\": 1}", 7, "{}");
        var is = entries(20, "{}");
        String others = Stream.iterate(10, i -> i + 1)
                .limit(300)
                .map(i -> ", \"f" + i + "\": 1")
                .reduce("", String::concat);
        var wasWide = entries(13, "{\"a\": 1" + others + "}", 7, "{\"b\": 1" + others + "}");
        var isWide = entries(20, "{\"b\": 1" + others + "}");

        assertThat(compare(was, is).alerts()).hasSize(1);
        assertThat(compare(wasWide, isWide).alerts()).isEmpty();
    }

    @Test
    void takesARareFieldThatIsGoneForTheEndOfAnIncident() {
        assertThat(compare(entries(30, "{\"error\": 1}", 4_970, "{}"), entries(5_000, "{}"))
                        .alerts())
                .isEmpty();
    }

    private static SampledPeriod entries(Object... countsAndEntries) {
        return SampledPeriod.of(Stream.iterate(0, i -> i < countsAndEntries.length, i -> i + 2)
                .flatMap(i -> nCopies((Integer) countsAndEntries[i], (String) countsAndEntries[i + 1]).stream())
                .toList());
    }

    private static Comparison compare(SampledPeriod before, SampledPeriod now) {
        return Comparison.of(SampledPeriod.WEEK, before.side(), now.side());
    }
}
