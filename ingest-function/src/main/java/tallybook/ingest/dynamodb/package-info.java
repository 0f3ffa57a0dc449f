/** DynamoDB's one operation that ingest calls, on the shortest way from an item to the wire. */
@NullMarked
package tallybook.ingest.dynamodb;

import org.jspecify.annotations.NullMarked;
