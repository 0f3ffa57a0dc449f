package tallybook.summary.page;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tallybook.summary.report.Report;

/**
 * That alerts or changes speak of a field.
 *
 * @param anchor the name of the field's row, which they link to
 * @param labels what they say of it, a word for each kind
 */
record Mention(String anchor, List<Label> labels) {

    /** The mentioned among the report's fields, by their paths. */
    static Map<String, Mention> of(Report report) {
        var labels = labels(report);
        var mentions = new HashMap<String, Mention>();
        for (var at = 0; at < report.fields().size(); at++) {
            var path = report.fields().get(at).path();
            var said = labels.get(path);
            if (said != null) {
                mentions.put(path, new Mention("field-" + at, List.copyOf(said)));
            }
        }
        return Map.copyOf(mentions);
    }

    private static Map<String, Collection<Label>> labels(Report report) {
        var byPath = new HashMap<String, Map<Report.ChangeKind, Label>>();
        // An alert's colour goes before a change's, and the most severe alert comes first.
        for (var alert : report.alerts()) {
            kinds(byPath, alert.path()).putIfAbsent(alert.kind(), Label.of(alert.severity(), alert.kind()));
        }
        for (var change : report.changes()) {
            kinds(byPath, change.path()).putIfAbsent(change.kind(), Label.of(change.kind()));
        }
        var labels = new HashMap<String, Collection<Label>>();
        byPath.forEach((path, kinds) -> labels.put(path, kinds.values()));
        return labels;
    }

    private static Map<Report.ChangeKind, Label> kinds(Map<String, Map<Report.ChangeKind, Label>> byPath, String path) {
        return byPath.computeIfAbsent(path, _ -> new EnumMap<>(Report.ChangeKind.class));
    }
}
