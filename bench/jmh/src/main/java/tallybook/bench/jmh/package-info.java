/** Benchmarks of what the functions spend their processor time on. */
@NullMarked
package tallybook.bench.jmh;

import org.jspecify.annotations.NullMarked;
