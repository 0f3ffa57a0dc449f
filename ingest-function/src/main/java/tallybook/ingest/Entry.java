package tallybook.ingest;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry that DynamoDB can store, its size aside.
 *
 * @param data the object as sent, in DynamoDB's values
 * @param bytes the size of that object, as DynamoDB counts it
 */
record Entry(EntryId id, Map<String, AttributeValue> data, long bytes) implements Candidate {}
