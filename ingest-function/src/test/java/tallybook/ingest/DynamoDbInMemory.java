package tallybook.ingest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB's own engine in memory, with two tables, by HTTP on 127.0.0.1; one for all tests. */
final class DynamoDbInMemory {
    static final String TABLE_NAME = "EntryTable";
    static final URI ENDPOINT = start();
    static final DynamoDbClient CLIENT = client(ENDPOINT).build();

    /** Another table, where the same ids are free. */
    static final String OTHER_TABLE_NAME = "OtherEntryTable";

    static {
        createTable(TABLE_NAME);
        createTable(OTHER_TABLE_NAME);
    }

    private DynamoDbInMemory() {}

    private static URI start() {
        try {
            var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.setHandler(
                    new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), null));
            server.start();
            return URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a table of entries. */
    static void createTable(String name) {
        CLIENT.createTable(table -> table.tableName(name)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
    }

    static DynamoDbClientBuilder client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClientBuilder(AwsCrtHttpClient.builder().maxConcurrency(BatchWriter.IN_FLIGHT_MAX));
    }

    static Map<String, AttributeValue> item(String id) {
        return item(TABLE_NAME, id);
    }

    static Map<String, AttributeValue> item(String tableName, String id) {
        return CLIENT.getItem(get -> get.tableName(tableName)
                        .key(Map.of("id", AttributeValue.fromS(id)))
                        .consistentRead(true))
                .item();
    }
}
