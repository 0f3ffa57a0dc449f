package tallybook.summary.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;

/**
 * A field's row: what is seen at a glance, and the details it opens to.
 *
 * @param anchor what alerts and changes link to; null if none does
 * @param labels what these say of the field
 * @param filledKey what the script sorts by: the share of the entries that have more than null; null where all do
 * @param distinctKey the same for the number of distinct values; null where there are none
 * @param figures none where they would say nothing more, or the page is to be small
 * @param frequentLeftOut how many frequent values the report has that the page has not
 */
record FieldRow(
        @Nullable String anchor,
        List<Label> labels,
        PathParts path,
        @Nullable String filledKey,
        @Nullable String distinctKey,
        List<TypeChip> types,
        Presence presence,
        String distinct,
        FieldChart chart,
        FieldWords words,
        List<Figure> figures,
        List<FrequentValue> frequent,
        int frequentLeftOut) {

    static FieldRow of(Report.Field field, Report report, @Nullable Mention mention, PageBudget budget) {
        var presence = Presence.of(field);
        var all = field.strings() == null ? List.<Report.Frequent>of() : FrequentValue.known(field.strings());
        var distinct = field.distinct();
        var figures = FieldFigures.of(field, report.entries().count());
        // That all entries have it, the row itself says.
        var hasDetails = budget.details() && (figures.size() > 1 || field.presence() < 1);
        return new FieldRow(
                mention == null ? null : mention.anchor(),
                mention == null ? List.of() : mention.labels(),
                PathParts.of(field.path(), budget.pathLength()),
                presence.filled() == 1 ? null : String.format(Locale.ROOT, "%.5f", presence.filled()),
                distinct == null || distinct.estimate() == 0 ? null : Long.toString(distinct.estimate()),
                TypeChip.of(field),
                presence,
                distinct == null || distinct.estimate() == 0 ? "" : estimate(distinct),
                FieldChart.of(field, report.period(), budget),
                FieldWords.of(field),
                hasDetails ? figures : List.of(),
                all.stream()
                        .limit(hasDetails ? budget.values() : 0)
                        .map(value -> FrequentValue.of(value, budget.valueLength()))
                        .toList(),
                Math.max(0, all.size() - budget.values()));
    }

    private static String estimate(Report.Distinct distinct) {
        return (distinct.low() == distinct.high() ? "" : "≈\u202f") + Numerals.shortCount(distinct.estimate());
    }
}
