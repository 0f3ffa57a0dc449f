package tallybook.summary.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;

/**
 * The whole page, all but the markup.
 *
 * @param name the week, and the edition from the second one on; of a range, which has no name for people, only that
 * @param charts none if there are no entries
 * @param omissions what the report's caps or the page's budget cut, in sentences
 */
record PageView(
        PageAsset style,
        PageAsset script,
        TopLine headline,
        String name,
        String period,
        List<KeyFigure> keyFigures,
        Differences comparison,
        List<ColumnChart> charts,
        List<FieldRow> fields,
        List<String> omissions,
        List<KeptObject> objects) {

    static PageView of(Report report, PageBudget budget, PageAsset style, PageAsset script) {
        var mentions = Mention.of(report);
        return new PageView(
                style,
                script,
                TopLine.of(report),
                name(report),
                PeriodWords.of(report.period()) + rolledUp(report.rolledUpFrom()),
                KeyFigure.of(report),
                Differences.of(report, mentions, budget),
                report.entries().count() == 0 ? List.of() : ArrivalCharts.of(report.entries()),
                report.fields().stream()
                        .map(field -> FieldRow.of(field, report, mentions.get(field.path()), budget))
                        .toList(),
                omissions(report.omitted(), budget),
                KeptObject.of(report.objects()));
    }

    private static String rolledUp(@Nullable List<String> reports) {
        return reports == null ? "" : "; rolled up from " + Numerals.count(reports.size(), "earlier report");
    }

    private static String name(Report report) {
        var edition = report.revision() == 1 ? "" : "edition " + report.revision();
        var week = PeriodWords.isRange(report.period().name())
                ? ""
                : report.period().name();
        return week.isEmpty() || edition.isEmpty() ? week + edition : week + ", " + edition;
    }

    private static List<String> omissions(Report.Omitted omitted, PageBudget budget) {
        var sentences = new ArrayList<String>();
        if (omitted.fields() > 0) {
            sentences.add("Not profiled, being beyond the limit: about %s with %s."
                    .formatted(Numerals.count(omitted.fields(), "field"), Numerals.count(omitted.values(), "value")));
        }
        if (omitted.longStrings() > 0) {
            sentences.add("Too long to be counted among the frequent values: %s."
                    .formatted(Numerals.count(omitted.longStrings(), "string")));
        }
        if (omitted.foreignItems() > 0) {
            sentences.add("%s of the table are no entries: something else wrote them, and they are not counted."
                    .formatted(Numerals.count(omitted.foreignItems(), "item")));
        }
        if (!budget.details()) {
            sentences.add("Names and values are cut short here, and details left out, to keep this page small; "
                    + "the report itself has them.");
        }
        return List.copyOf(sentences);
    }
}
