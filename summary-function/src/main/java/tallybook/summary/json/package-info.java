/** JSON as values: what an entry is made of, once DynamoDB's own notation is read. */
@NullMarked
package tallybook.summary.json;

import org.jspecify.annotations.NullMarked;
