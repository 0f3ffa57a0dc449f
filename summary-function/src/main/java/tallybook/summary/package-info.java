/** The summary function: scans the table and writes one report a period. */
@NullMarked
package tallybook.summary;

import org.jspecify.annotations.NullMarked;
