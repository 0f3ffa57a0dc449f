package tallybook.summary.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;

/** A JSON type that a field's values have, with its share unless it is the only one. */
record TypeChip(String type, String share) {

    static List<TypeChip> of(Report.Field field) {
        return field.types().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(type -> new TypeChip(
                        type.getKey(),
                        field.types().size() == 1 ? "" : Numerals.percent((double) type.getValue() / field.values())))
                .toList();
    }
}
