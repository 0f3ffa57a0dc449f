package tallybook.summary;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The DynamoDB table that holds the entries. */
final class EntryTable {
    /** The table's partition key. */
    static final String KEY = "id";

    private final DynamoDbClient dynamoDb;
    private final String name;

    EntryTable(DynamoDbClient dynamoDb, String name) {
        this.dynamoDb = dynamoDb;
        this.name = name;
    }

    static DynamoDbClient client() {
        return DynamoDbClient.builder()
                .overrideConfiguration(Deadline::limitCalls)
                .build();
    }

    /** One of the equal parts into which a parallel scan divides the table, counted from 0. */
    record Segment(int number, int of) {}

    /**
     * Reads a segment page by page, of 1 MB each; only one page is held at a time.
     *
     * @param pages told of each page after its entries
     */
    void scan(Segment segment, Consumer<Entry> entries, Consumer<ScanPage> pages) {
        var capture = new PageCapture();
        var request = ScanRequest.builder()
                .tableName(name)
                .segment(segment.number)
                .totalSegments(segment.of)
                .overrideConfiguration(call -> call.addPlugin(capture::addTo));
        Optional<String> lastId;
        do {
            dynamoDb.scan(request.build());
            var page = PageReader.read(capture.body(), entries);
            pages.accept(page);
            lastId = page.lastId();
            lastId.ifPresent(id -> request.exclusiveStartKey(Map.of(KEY, AttributeValue.fromS(id))));
        } while (lastId.isPresent());
    }
}
