/** Puts the entries that reports kept back into the table. */
@NullMarked
package tallybook.restore;

import org.jspecify.annotations.NullMarked;
