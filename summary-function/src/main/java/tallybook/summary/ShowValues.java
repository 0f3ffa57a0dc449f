package tallybook.summary;

import tallybook.summary.profile.FrequentStrings;

/** Which of the entries' own values a report may show: values are personal data until proven otherwise. */
enum ShowValues {
    /** A string only if it certainly occurs at least {@value #COMMON_COUNT_MIN} times; extremes of numbers and times. */
    COMMON,
    /** Everything. */
    ALL,
    /** No strings, no minima and maxima, no earliest and latest. */
    NONE;

    static final int COMMON_COUNT_MIN = 5;

    boolean shows(FrequentStrings.Row row) {
        return switch (this) {
            case COMMON -> row.low() >= COMMON_COUNT_MIN;
            case ALL -> true;
            case NONE -> false;
        };
    }

    boolean showsExtremes() {
        return this != NONE;
    }
}
