package tallybook.summary.page;

/** A figure and its name. */
record Figure(String name, String value) {}
