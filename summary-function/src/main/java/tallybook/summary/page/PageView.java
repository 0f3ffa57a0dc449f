package tallybook.summary.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;
import tallybook.summary.report.VisibleText;

/**
 * The whole page, all but the markup.
 *
 * @param name the period's, with the edition from the second one on
 * @param charts none if there are no entries
 * @param omissions what the report's caps cut, in sentences
 */
record PageView(
        PageAsset style,
        PageAsset script,
        String headline,
        String name,
        String period,
        List<KeyFigure> keyFigures,
        Differences comparison,
        List<ColumnChart> charts,
        List<FieldRow> fields,
        List<String> omissions,
        List<KeptObject> objects) {

    static PageView of(Report report, PageAsset style, PageAsset script) {
        var anchors = anchors(report);
        var room = PageBudget.of(report.fields());
        return new PageView(
                style,
                script,
                VisibleText.of(report.headline()),
                report.period().name() + (report.revision() == 1 ? "" : ", edition " + report.revision()),
                PeriodWords.of(report.period()) + rolledUp(report.rolledUpFrom()),
                KeyFigure.of(report),
                Differences.of(report, anchors),
                report.entries().count() == 0 ? List.of() : ArrivalCharts.of(report.entries()),
                report.fields().stream()
                        .map(field -> FieldRow.of(field, report, anchors.get(field.path()), room))
                        .toList(),
                omissions(report.omitted()),
                KeptObject.of(report.objects()));
    }

    private static String rolledUp(@Nullable List<String> reports) {
        return reports == null ? "" : "; rolled up from " + Numerals.count(reports.size(), "earlier report");
    }

    /** Names for the rows of those fields that alerts or changes speak of. */
    private static Map<String, String> anchors(Report report) {
        var mentioned = Stream.concat(
                        report.alerts().stream().map(Report.Alert::path),
                        report.changes().stream().map(Report.Change::path))
                .collect(Collectors.toSet());
        var anchors = new HashMap<String, String>();
        IntStream.range(0, report.fields().size())
                .filter(at -> mentioned.contains(report.fields().get(at).path()))
                .forEach(at -> anchors.put(report.fields().get(at).path(), "field-" + at));
        return anchors;
    }

    private static List<String> omissions(Report.Omitted omitted) {
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
        return List.copyOf(sentences);
    }
}
