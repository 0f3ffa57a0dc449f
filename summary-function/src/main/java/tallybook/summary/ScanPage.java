package tallybook.summary;

import java.util.List;
import java.util.Optional;

/**
 * One page of a scan.
 *
 * @param foreign the items that the ingest function cannot have written, which no report counts
 * @param lastId where the next page goes on: after the item of this id; empty for the last page
 */
record ScanPage(List<Entry> entries, long foreign, Optional<String> lastId) {}
