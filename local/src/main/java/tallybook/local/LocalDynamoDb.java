package tallybook.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
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
 * on the disk: its SQLite commits with a rollback journal and a sync before each answer.
 */
public final class LocalDynamoDb implements OpenedParts.Part {
    public static final String TABLE_NAME = "EntryTable";

    /** Kept here because java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger SQLITE_LOGGER = Logger.getLogger("com.almworks.sqlite4java");

    private final LoopbackServer server;
    private final LocalDynamoDBServerHandler engine;
    private final DynamoDbClient client;

    private LocalDynamoDb(LoopbackServer server, LocalDynamoDBServerHandler engine) {
        this.server = server;
        this.engine = engine;
        this.client = LocalClients.dynamoDb(server.endpoint());
    }

    /**
     * Starts the engine and makes the table if it is absent.
     *
     * @param directory where the table is kept; made if it is absent
     * @param port 0 for any that is free
     * @throws CannotStartException if the port is taken
     */
    public static LocalDynamoDb start(Path directory, int port) throws IOException {
        SQLITE_LOGGER.setLevel(Level.WARNING);
        Files.createDirectories(directory);
        // On disk, and one database for every key and region.
        var requests = new LocalDynamoDBRequestHandler(0, false, directory.toString(), true, false);
        var engine = new LocalDynamoDBServerHandler(requests, null);
        var server = LoopbackServer.bind(port);
        server.serve(engine);
        var dynamoDb = new LocalDynamoDb(server, engine);
        dynamoDb.createTable();
        return dynamoDb;
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
        return server.endpoint();
    }

    public DynamoDbClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        server.close();
        engine.close();
    }
}
