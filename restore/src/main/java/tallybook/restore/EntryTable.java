package tallybook.restore;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import tallybook.item.Retention;

/** The DynamoDB table that entries are put back into; an entry that is there stays as it is. */
final class EntryTable {
    private final DynamoDbClient dynamoDb;
    private final String name;
    private final Retention retention;

    EntryTable(DynamoDbClient dynamoDb, String name, Retention retention) {
        this.dynamoDb = dynamoDb;
        this.name = name;
        this.retention = retention;
    }

    /** What became of an entry. */
    enum Outcome {
        RESTORED,
        ALREADY_THERE,
        /** Another entry is there under its id. */
        CONFLICT
    }

    Outcome restore(BackupEntry entry) {
        try {
            dynamoDb.putItem(put -> put.tableName(name)
                    .item(entry.item(retention))
                    .conditionExpression("attribute_not_exists(id)")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Outcome.RESTORED;
        } catch (ConditionalCheckFailedException e) {
            return entry.isHeldBy(e.item()) ? Outcome.ALREADY_THERE : Outcome.CONFLICT;
        } catch (ResourceNotFoundException e) {
            throw new RestoreException("There is no table " + name + ".", e);
        }
    }
}
