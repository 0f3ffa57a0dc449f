/** The AWS SDK alone, reading a table. */
@NullMarked
package tallybook.bench.scan;

import org.jspecify.annotations.NullMarked;
