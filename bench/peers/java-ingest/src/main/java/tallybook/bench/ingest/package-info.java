/** An ingest function as tutorials write it. */
@NullMarked
package tallybook.bench.ingest;

import org.jspecify.annotations.NullMarked;
