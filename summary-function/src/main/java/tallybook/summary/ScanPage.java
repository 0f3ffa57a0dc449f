package tallybook.summary;

import java.util.Optional;

/**
 * What a page of a scan tells beside its entries.
 *
 * @param foreign the items that the ingest function cannot have written, which no report counts
 * @param lastId where the next page goes on: after the item of this id; empty for the last page
 */
record ScanPage(long foreign, Optional<String> lastId) {}
