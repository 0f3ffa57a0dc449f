/** What the ingest and the summary function must know alike of an item in the table. */
@NullMarked
package tallybook.item;

import org.jspecify.annotations.NullMarked;
