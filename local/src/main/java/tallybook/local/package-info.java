/** The whole system in one process on this machine: both functions, a DynamoDB engine and an S3 server. */
@NullMarked
package tallybook.local;

import org.jspecify.annotations.NullMarked;
