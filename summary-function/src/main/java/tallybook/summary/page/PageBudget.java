package tallybook.summary.page;

import java.util.List;
import java.util.stream.Stream;
import tallybook.summary.report.Report;

/**
 * How much of the fields' frequent values the page lists, so that it stays under a megabyte with a thousand fields.
 *
 * @param values how many of a field's frequent values
 * @param valueLength how many code points of each
 */
record PageBudget(int values, int valueLength) {

    private static final int PAGE_BYTES = 1_000_000;
    private static final int FIELD_BYTES = 900;
    private static final int VALUE_BYTES = 30;

    private static final PageBudget SMALLEST = new PageBudget(3, 40);
    private static final List<PageBudget> LARGER =
            List.of(new PageBudget(20, 200), new PageBudget(15, 150), new PageBudget(8, 80), new PageBudget(5, 60));

    /** The largest room in which the page of these fields stays in bounds, as far as can be told beforehand. */
    static PageBudget of(List<Report.Field> fields) {
        var bytesLeft = PAGE_BYTES - (long) fields.size() * FIELD_BYTES;
        return LARGER.stream()
                .filter(room -> room.bytes(fields) <= bytesLeft)
                .findFirst()
                .orElse(SMALLEST);
    }

    private long bytes(List<Report.Field> fields) {
        return fields.stream()
                .flatMap(field -> field.strings() == null
                        ? Stream.empty()
                        : field.strings().frequent().stream().limit(values))
                .mapToLong(frequent -> VALUE_BYTES + Math.min(frequent.value().length(), valueLength))
                .sum();
    }
}
