/** The ingest function: takes JSON entries from POST /post and stores each of them once. */
@NullMarked
package tallybook.ingest;

import org.jspecify.annotations.NullMarked;
