package tallybook.summary.page;

import tallybook.summary.report.Report;

/** What most of a field's values are: the section of its profile that its row shows. */
sealed interface MainValues {

    record Numeric(Report.Numbers numbers) implements MainValues {}

    record Dated(Report.Timestamps timestamps) implements MainValues {}

    record Textual(Report.Strings strings) implements MainValues {}

    record Logical(Report.Booleans booleans) implements MainValues {}

    /** Objects, arrays or nulls only. */
    record Structural(Report.Field field) implements MainValues {}

    static MainValues of(Report.Field field) {
        MainValues main = new Structural(field);
        var most = 0L;
        var numbers = field.numbers();
        if (numbers != null && numbers.count() > most) {
            main = new Numeric(numbers);
            most = numbers.count();
        }
        var strings = field.strings();
        if (strings != null && strings.count() > most) {
            var timestamps = field.timestamps();
            var mostlyDated = timestamps != null && timestamps.count() * 2 > strings.count();
            main = timestamps != null && mostlyDated ? new Dated(timestamps) : new Textual(strings);
            most = strings.count();
        }
        var booleans = field.booleans();
        if (booleans != null && booleans.trueCount() + booleans.falseCount() > most) {
            main = new Logical(booleans);
        }
        return main;
    }
}
