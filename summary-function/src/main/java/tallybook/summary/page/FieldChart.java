package tallybook.summary.page;

import tallybook.summary.report.Report;

/** The small picture of a field's values, or the words that stand in its place. */
sealed interface FieldChart permits FieldChart.Words, Histogram, FrequentBars, ShareBar, TimeLine {

    /** What is said where there is nothing to draw. */
    record Words(String text) implements FieldChart {
        /** For values that the report may not show. */
        static final Words NOT_SHOWN = new Words("not shown");
    }

    /** The picture of what most of the field's values are. */
    static FieldChart of(Report.Field field, Report.Span period, PageBudget budget) {
        return switch (MainValues.of(field)) {
            case MainValues.Numeric(var numbers) -> Histogram.of(numbers);
            case MainValues.Dated(var timestamps) -> TimeLine.of(timestamps, period);
            case MainValues.Textual(var strings) -> FrequentBars.of(strings, field.distinct(), budget);
            case MainValues.Logical(var booleans) -> ShareBar.of(booleans);
            case MainValues.Structural(var ignored) -> new Words("");
        };
    }
}
