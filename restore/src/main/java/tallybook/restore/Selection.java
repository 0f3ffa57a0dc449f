package tallybook.restore;

/** Which reports to restore. */
public sealed interface Selection {

    /** The report of the key. */
    record OneReport(String key) implements Selection {}

    /** The newest edition of the report of an ISO week, as in 2026-W47. */
    record Week(String name) implements Selection {}

    /** Every report of the bucket. */
    record All() implements Selection {}
}
