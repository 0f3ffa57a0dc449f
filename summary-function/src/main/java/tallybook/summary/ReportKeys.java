package tallybook.summary;

/** The keys of one report's objects in the bucket. */
record ReportKeys(Period period, int revision) {

    /** All editions of the period's report, and the folders of the runs that made them, begin so. */
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
    String run(String requestId) {
        return folder() + "run-" + requestId + "/";
    }

    private String stem() {
        return folder() + "summary-" + period.stamp() + (revision == 1 ? "" : "-r" + revision);
    }
}
