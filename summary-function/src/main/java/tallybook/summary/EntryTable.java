package tallybook.summary;

import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The DynamoDB table that holds the entries. */
final class EntryTable {
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

    /** Reads a segment page by page, of 1 MB each; only one page is held at a time. */
    void scan(Segment segment, Consumer<ScanPage> pages) {
        var request = ScanRequest.builder()
                .tableName(name)
                .segment(segment.number)
                .totalSegments(segment.of)
                .build();
        for (var page : dynamoDb.scanPaginator(request)) {
            pages.accept(ScanPage.of(page.items()));
        }
    }
}
