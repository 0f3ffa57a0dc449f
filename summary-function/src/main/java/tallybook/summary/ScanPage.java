package tallybook.summary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One page of a scan.
 *
 * @param foreign the items that the ingest function cannot have written, which no report counts
 */
record ScanPage(List<Entry> entries, long foreign) {
    static ScanPage of(List<Map<String, AttributeValue>> items) {
        var entries = items.stream().map(Entry::from).flatMap(Optional::stream).toList();
        return new ScanPage(entries, items.size() - entries.size());
    }
}
