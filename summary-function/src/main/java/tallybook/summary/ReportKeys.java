package tallybook.summary;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tallybook.summary.report.Period;

/** The keys of one report's objects in the bucket. */
record ReportKeys(Period period, int revision) {
    private static final Pattern REPORT = Pattern.compile("summaries/[^/]+/summary-\\d{8}T\\d{6}Z(?:-r(\\d+))?\\.json");
    private static final Pattern RUN_OBJECT = Pattern.compile("(summaries/[^/]+/run-[^/]+/).+");

    /** The edition of the report that has the key; empty if the key is not a report's. */
    static OptionalInt revisionOf(String key) {
        var matcher = REPORT.matcher(key);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1)));
    }

    /** The run's folder that holds the object of the key, ending in a slash; empty if no run's does. */
    static Optional<String> runOf(String key) {
        var matcher = RUN_OBJECT.matcher(key);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What the keys of all the period's objects begin with. */
    String folder() {
        return "summaries/" + period.name() + "/";
    }

    String report() {
        return stem() + ".json";
    }

    String page() {
        return stem() + ".html";
    }

    /** The folder of one run's own objects, ending in a slash. */
    String run(String runId) {
        return folder() + "run-" + runId + "/";
    }

    private String stem() {
        return folder() + "summary-" + period.stamp() + (revision == 1 ? "" : "-r" + revision);
    }
}
