package tallybook.summary.report;

import tallybook.summary.profile.FrequentStrings;

/** Which of the entries' own values a report may show: values are personal data until proven otherwise. */
public enum ShowValues {
    /** A string only if it certainly occurs at least {@value #COMMON_COUNT_MIN} times; extremes of numbers and times. */
    COMMON,
    /** Everything. */
    ALL,
    /** No strings, no extremes, nor what tells them: quantiles, histograms, the mean of a few different numbers. */
    NONE;

    static final int COMMON_COUNT_MIN = 5;

    boolean shows(FrequentStrings.Row row) {
        return switch (this) {
            case COMMON -> row.low() >= COMMON_COUNT_MIN;
            case ALL -> true;
            case NONE -> false;
        };
    }

    /** Whether the mean and deviation of numbers may be shown, so many of which differ: of one, the mean is that number. */
    boolean showsMomentsOf(long differentNumbers) {
        return this != NONE || differentNumbers >= COMMON_COUNT_MIN;
    }

    boolean showsExtremes() {
        return this != NONE;
    }
}
