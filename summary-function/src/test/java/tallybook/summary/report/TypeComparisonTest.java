package tallybook.summary.report;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tallybook.summary.report.Report.Alert;
import tallybook.summary.report.Report.Change;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Severity;

class TypeComparisonTest {
    @Test
    void alertsWhenAFieldIsOfAnotherType() {
        assertThat(compare(values(900, "1", 100, "null"), values(1_000, "\"1\"")))
                .isEqualTo(found(
                        new Change("$.a", ChangeKind.TYPE_CHANGED, "number", "string"),
                        Severity.HIGH,
                        "$.a is now string in all of its values; it was only number the week before."));
    }

    @Test
    void alertsWhenSomeValuesAreOfANewType() {
        assertThat(compare(values(900, "1", 100, "true"), values(950, "1", 20, "[]", 30, "{}")))
                .isEqualTo(found(
                        new Change("$.a", ChangeKind.TYPE_CHANGED, "boolean, number", "array, number, object"),
                        Severity.MEDIUM,
                        "$.a is now array, object in 5\u202f% of its values; "
                                + "it was only boolean, number the week before."));
    }

    @Test
    void mentionsAFewValuesOfANewType() {
        assertThat(compare(values(1_000, "1"), values(995, "1", 5, "\"x\"")))
                .isEqualTo(new Comparison(
                        List.of(new Change("$.a", ChangeKind.TYPE_CHANGED, "number", "number, string")), List.of()));
    }

    @Test
    void alertsWhenManyValuesAreNull() {
        assertThat(compare(values(1_000, "1"), values(800, "1", 200, "null")))
                .isEqualTo(found(
                        new Change(
                                "$.a",
                                ChangeKind.TYPE_CHANGED,
                                "null in none of its values",
                                "null in 20\u202f% of its values"),
                        Severity.MEDIUM,
                        "$.a is null in 20\u202f% of its values; it was in none of its values the week before."));
    }

    @Test
    void alertsWhenAllValuesAreNull() {
        assertThat(compare(values(1_000, "\"x\""), values(1_000, "null")).alerts())
                .extracting(Alert::message)
                .containsExactly("$.a is null in all of its values; it was in none of its values the week before.");
    }

    @Test
    void alertsWhenTheSharesOfTheTypesAreOthers() {
        assertThat(compare(values(950, "1", 50, "\"x\""), values(400, "1", 600, "\"x\""))
                        .alerts())
                .extracting(Alert::message)
                .containsExactly(
                        "$.a is string in 60\u202f% of its values; it was in 5\u202f% of its values the week before.");
    }

    @Test
    void takesTheValuesOfOneArrayForFewerThanTheyAre() {
        String mixed = "[" + String.join(", ", nCopies(200, "null")) + "]";

        assertThat(compare(values(20, "[1, 2]"), values(19, "[1, 2]", 1, mixed)).alerts())
                .isEmpty();
        assertThat(compare(values(500, "[1, 1]"), values(500, "[1, null]")).alerts())
                .extracting(Alert::path)
                .containsExactly("$.a[*]");
    }

    private static Comparison found(Change change, Severity severity, String message) {
        return new Comparison(List.of(change), List.of(new Alert(severity, change.path(), change.kind(), message)));
    }

    /** Entries that have the values at $.a, each so often. */
    private static SampledPeriod values(Object... countsAndValues) {
        return SampledPeriod.of(Stream.iterate(0, i -> i < countsAndValues.length, i -> i + 2)
                .flatMap(i -> nCopies((Integer) countsAndValues[i], "{\"a\": " + countsAndValues[i + 1] + "}").stream())
                .toList());
    }

    private static Comparison compare(SampledPeriod before, SampledPeriod now) {
        return Comparison.of(SampledPeriod.WEEK, before.side(), now.side());
    }
}
