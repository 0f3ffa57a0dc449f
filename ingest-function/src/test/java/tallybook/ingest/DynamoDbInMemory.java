package tallybook.ingest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;
import tallybook.ingest.dynamodb.PutItemClient;

/** DynamoDB's own engine in memory, with two tables, by HTTP on 127.0.0.1; one for all tests. */
final class DynamoDbInMemory {
    static final String TABLE_NAME = "EntryTable";
    static final URI ENDPOINT = start();
    private static final Region REGION = Region.US_EAST_1;
    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));

    /** The SDK's client, to look at the tables. */
    static final DynamoDbClient CLIENT = DynamoDbClient.builder()
            .endpointOverride(ENDPOINT)
            .region(REGION)
            .credentialsProvider(CREDENTIALS)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    /** The function's client. */
    static final DynamoDbClient FUNCTIONS_CLIENT = functionsClient(ENDPOINT);

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

    static PutItemClient functionsClient(URI endpoint) {
        return functionsClient(endpoint, CREDENTIALS);
    }

    static PutItemClient functionsClient(URI endpoint, AwsCredentialsProvider credentials) {
        return PutItemClient.of(endpoint, REGION.id(), credentials, BatchWriter.IN_FLIGHT_MAX);
    }

    /** The function's client, when it may try so often and no more. */
    static PutItemClient functionsClient(URI endpoint, int attemptsMax) {
        return PutItemClient.of(endpoint, REGION.id(), CREDENTIALS, BatchWriter.IN_FLIGHT_MAX, attemptsMax);
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
