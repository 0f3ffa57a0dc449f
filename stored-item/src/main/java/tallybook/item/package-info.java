/** What whoever writes or reads an item of the table must know alike. */
@NullMarked
package tallybook.item;

import org.jspecify.annotations.NullMarked;
