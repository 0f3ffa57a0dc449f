package tallybook.bench.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Tables that take every item, and have pages of their own. A segment of a parallel scan has every n-th page. */
final class DynamoDb {
    private static final Pattern TABLE_NAME = member("TableName", "\"([^\"]+)\"");
    private static final Pattern SEGMENT = member("Segment", "(\\d+)");
    private static final Pattern TOTAL_SEGMENTS = member("TotalSegments", "(\\d+)");
    private static final Pattern START_PAGE = Pattern.compile("\"page-(\\d+)\"");

    private final ScanPages pages;
    private final Gates gates;

    DynamoDb(ScanPages pages, Gates gates) {
        this.pages = pages;
        this.gates = gates;
    }

    Answer answer(Request request) {
        return switch (request.header("x-amz-target")) {
            case "DynamoDB_20120810.PutItem" -> json(List.of("{}".getBytes(UTF_8)));
            case "DynamoDB_20120810.Scan" -> scan(request.text());
            default -> new Answer("400 Bad Request", Map.of(), List.of());
        };
    }

    private Answer scan(String request) {
        var name = TABLE_NAME.matcher(request);
        var table = Table.named(name.find() ? name.group(1) : "");
        int segments = number(TOTAL_SEGMENTS, request, 1);
        int page = number(START_PAGE, request, number(SEGMENT, request, 0));
        int next = page + segments;
        if (table.gated() && next >= table.pages()) {
            gates.of(table).pass(page);
        }
        String end = next < table.pages() ? ",\"LastEvaluatedKey\":{\"id\":{\"S\":\"page-" + next + "\"}}}" : "}";
        return json(List.of(pages.withoutEnd(page), end.getBytes(UTF_8)));
    }

    /** An answer with its checksum, which the SDKs check. */
    private static Answer json(List<byte[]> body) {
        var crc32 = new CRC32();
        body.forEach(crc32::update);
        return new Answer(
                "200 OK",
                Map.of(
                        "Content-Type", "application/x-amz-json-1.0",
                        "x-amz-crc32", Long.toString(crc32.getValue()),
                        "x-amzn-RequestId", "TJ6GM11ERIQKUCDLS9QJ3VQ0DVVV4KQNSO5AEMVJF66Q9ASUAAJG"),
                body);
    }

    private static Pattern member(String name, String value) {
        return Pattern.compile("\"" + name + "\"\\s*:\\s*" + value);
    }

    private static int number(Pattern pattern, String request, int otherwise) {
        var found = pattern.matcher(request);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }
}
