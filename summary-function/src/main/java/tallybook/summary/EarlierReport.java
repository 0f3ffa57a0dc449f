package tallybook.summary;

import java.util.List;
import tallybook.summary.report.Report;
import tallybook.summary.report.Report.EntriesObject;
import tallybook.summary.report.Report.StoredObject;

/**
 * What a roll-up needs of a report that it is made from.
 *
 * @param foreignItems items of the table that are no entries; they, the table's count and its bytes are as that report's
 *     scan found them
 */
record EarlierReport(
        String key,
        StoredObject profile,
        List<EntriesObject> backup,
        long tableCount,
        long tableBytes,
        long foreignItems) {

    static EarlierReport of(String key, Report report) {
        return new EarlierReport(
                key,
                report.objects().profile(),
                report.objects().entries(),
                report.entries().tableCount(),
                report.entries().tableBytes(),
                report.omitted().foreignItems());
    }
}
