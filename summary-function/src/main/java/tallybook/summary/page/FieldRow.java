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
 * @param presenceKey what the script sorts by; null where everything is present, as is {@code nullKey} where nothing is
 *     null
 * @param presentWidth of 100: how many entries have the field with a value
 * @param nullWidth of 100, after it: how many have it as null
 * @param frequentLeftOut how many frequent values the report has that the page has not
 */
record FieldRow(
        @Nullable String anchor,
        PathParts path,
        @Nullable String presenceKey,
        @Nullable String nullKey,
        long distinctKey,
        List<TypeChip> types,
        String presence,
        long presentWidth,
        long nullWidth,
        String nullShare,
        FieldChart chart,
        FieldWords words,
        List<Figure> figures,
        List<FrequentValue> frequent,
        int frequentLeftOut) {

    static FieldRow of(Report.Field field, Report report, @Nullable String anchor, PageBudget room) {
        var nulls = field.values() == 0 ? 0 : (double) field.types().getOrDefault("null", 0L) / field.values();
        var all = field.strings() == null
                ? List.<Report.Frequent>of()
                : field.strings().frequent();
        var presentWidth = Math.round(100 * field.presence() * (1 - nulls));
        return new FieldRow(
                anchor,
                PathParts.of(field.path()),
                field.presence() == 1 ? null : key(field.presence()),
                nulls == 0 ? null : key(nulls),
                field.distinct() == null ? 0 : field.distinct().estimate(),
                TypeChip.of(field),
                Numerals.percent(field.presence()),
                presentWidth,
                Math.round(100 * field.presence()) - presentWidth,
                nulls == 0 ? "" : Numerals.percent(nulls),
                FieldChart.of(field, report.period()),
                FieldWords.of(field),
                FieldFigures.of(field, report.entries().count()),
                all.stream()
                        .limit(room.values())
                        .map(value -> FrequentValue.of(value, room.valueLength()))
                        .toList(),
                Math.max(0, all.size() - room.values()));
    }

    /** Five decimals tell any two apart that matter. */
    private static String key(double fraction) {
        return String.format(Locale.ROOT, "%.5f", fraction);
    }
}
