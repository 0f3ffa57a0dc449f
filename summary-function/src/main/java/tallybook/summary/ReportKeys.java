package tallybook.summary;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tallybook.summary.report.Period;

/** The keys of one report's objects in the bucket. */
record ReportKeys(Period period, int revision) {
    /** What the keys of all reports' objects begin with. */
    static final String ALL = "summaries/";

    private static final Pattern FOLDER = Pattern.compile("summaries/([^/]+)/");
    private static final Pattern REPORT = Pattern.compile("summaries/[^/]+/summary-\\d{8}T\\d{6}Z(?:-r(\\d+))?\\.json");
    private static final Pattern RUN_OBJECT = Pattern.compile("(summaries/[^/]+/run-[^/]+/).+");
    private static final Pattern RUN_START = Pattern.compile("summaries/[^/]+/run-[^/]*-(\\d{1,15})/");

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

    /** When the run began that made the object of the key; empty if its folder does not say so. */
    static Optional<Instant> startOf(String key) {
        return runOf(key)
                .map(RUN_START::matcher)
                .filter(Matcher::matches)
                .map(start -> Instant.ofEpochMilli(Long.parseLong(start.group(1))));
    }

    /** The period of a folder of reports, which is of the given time zone if it is a week; empty for any other folder. */
    static Optional<Period> periodOf(String folder, ZoneId zone) {
        var matcher = FOLDER.matcher(folder);
        return matcher.matches() ? Period.named(matcher.group(1), zone) : Optional.empty();
    }

    /** What the keys of all the period's objects begin with. */
    String folder() {
        return ALL + period.name() + "/";
    }

    String report() {
        return edition() + ".json";
    }

    String page() {
        return edition() + ".html";
    }

    /** The folder of one run's own objects, ending in a slash. */
    String run(String runId) {
        return folder() + "run-" + runId + "/";
    }

    /** What the keys of all editions of the report begin with. */
    String editions() {
        return folder() + "summary-" + period.stamp();
    }

    private String edition() {
        return editions() + (revision == 1 ? "" : "-r" + revision);
    }
}
