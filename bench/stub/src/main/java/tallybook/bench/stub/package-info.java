/** Stands in for the AWS services that the functions call, so that nothing but the functions is measured. */
@NullMarked
package tallybook.bench.stub;

import org.jspecify.annotations.NullMarked;
