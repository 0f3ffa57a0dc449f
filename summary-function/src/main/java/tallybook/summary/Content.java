package tallybook.summary;

import java.util.List;
import java.util.stream.Stream;
import tallybook.summary.profile.Profile;
import tallybook.summary.report.Report.EntriesObject;

/**
 * What a report is made from.
 *
 * @param profile of the period's entries
 * @param tableCount all entries that the table holds
 * @param tableBytes their size, as DynamoDB counts items
 * @param foreign items of the table that the ingest function cannot have written
 * @param backup the parts that hold the period's entries
 */
record Content(Profile profile, long tableCount, long tableBytes, long foreign, List<EntriesObject> backup) {

    /** Both together, of two parts of one table; neither must be used any more. */
    Content plus(Content other) {
        profile.merge(other.profile);
        return new Content(
                profile,
                tableCount + other.tableCount,
                tableBytes + other.tableBytes,
                foreign + other.foreign,
                Stream.concat(backup.stream(), other.backup.stream()).toList());
    }
}
