package tallybook.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB's own engine for one machine, with its table in a folder and its HTTP on 127.0.0.1. What it acknowledged is
 * on the disk: its SQLite syncs before each answer.
 */
public final class LocalDynamoDb implements OpenedParts.Part {
    public static final String TABLE_NAME = "EntryTable";

    /** The engine's own name for a database that everybody shares. */
    private static final String DATABASE_FILE = "shared-local-instance.db";

    private final OpenedParts parts;
    private final URI endpoint;
    private final DynamoDbClient client;

    private LocalDynamoDb(OpenedParts parts, URI endpoint) {
        this.parts = parts;
        this.endpoint = endpoint;
        this.client = LocalClients.dynamoDb(endpoint);
    }

    /**
     * Starts the engine and makes the table if it is absent.
     *
     * @param directory where the table is kept; made if it is absent
     * @param port 0 for any that is free
     * @throws CannotStartException if the port cannot be had, or the table cannot be read
     */
    public static LocalDynamoDb start(Path directory, int port) throws IOException {
        SqliteLibrary.unpackIn(directory.resolve("sqlite"));
        var parts = new OpenedParts();
        try {
            WriteAheadLog log = parts.add(WriteAheadLog.open(directory.resolve(DATABASE_FILE)));
            LocalDynamoDBServerHandler engine = engine(directory);
            parts.add(engine::close);
            LoopbackServer server = parts.add(LoopbackServer.bind(port));
            var requests = new PausableHandler(engine);
            server.serve(requests);
            log.keepShort(requests);
            var dynamoDb = new LocalDynamoDb(parts, server.endpoint());
            dynamoDb.createTable();
            return dynamoDb;
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** On disk, and one database for every key and region. */
    private static LocalDynamoDBServerHandler engine(Path directory) {
        boolean inMemory = false;
        boolean sharedDb = true;
        boolean delayTransientStatuses = false;
        var requests =
                new LocalDynamoDBRequestHandler(0, inMemory, directory.toString(), sharedDb, delayTransientStatuses);
        return new LocalDynamoDBServerHandler(requests, null);
    }

    private void createTable() {
        if (client.listTables().tableNames().contains(TABLE_NAME)) {
            return;
        }
        var key = KeySchemaElement.builder()
                .attributeName("id")
                .keyType(KeyType.HASH)
                .build();
        var id = AttributeDefinition.builder()
                .attributeName("id")
                .attributeType(ScalarAttributeType.S)
                .build();
        client.createTable(table -> table.tableName(TABLE_NAME)
                .keySchema(key)
                .attributeDefinitions(id)
                .billingMode(BillingMode.PAY_PER_REQUEST));
    }

    /** Where any AWS client finds the engine: region us-east-1, any key. */
    public URI endpoint() {
        return endpoint;
    }

    public DynamoDbClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        parts.close();
    }
}
