/**
 * The mergeable profile of a stream of entries: what is known of every field path, in bounded memory.
 *
 * <p>Every class here can be added to, merged with its like, written and read back. Merging the profiles of any split
 * of a stream gives the profile of the stream: counts, extremes and dates exactly, sketches within their stated error.
 */
@NullMarked
package tallybook.summary.profile;

import org.jspecify.annotations.NullMarked;
