package tallybook.summary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.item.ItemSize;
import tallybook.summary.CannedDynamoDb.Answer;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonArray;
import tallybook.summary.json.JsonValue.JsonBoolean;
import tallybook.summary.json.JsonValue.JsonNull;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.json.JsonValue.JsonString;
import tallybook.summary.json.JsonValue.Member;
import tools.jackson.databind.json.JsonMapper;

class PageReaderTest {
    @RepeatedTest(50)
    void readsAnItemAsTheSdkReadsIt(RepetitionInfo repetition) throws IOException {
        var items = new RandomItems(new SplittableRandom(repetition.getCurrentRepetition())).items(20);
        var page = JsonMapper.shared().writeValueAsString(Map.of("Items", items, "Count", items.size()));
        var bySdk = new CannedDynamoDb(request -> Answer.of(page))
                .client()
                .scan(scan -> scan.tableName("EntryTable"))
                .items();

        var entriesRead = new ArrayList<Entry>();
        var read = read(page, entriesRead::add);

        var entries = bySdk.stream().filter(PageReaderTest::isEntry).toList();
        assertThat(entriesRead)
                .hasSizeGreaterThan(2)
                .isEqualTo(entries.stream().map(PageReaderTest::entry).toList());
        assertThat(read.foreign()).isEqualTo(items.size() - entries.size()).isPositive();
        assertThat(read.lastId()).isEmpty();
    }

    private static boolean isEntry(Map<String, AttributeValue> item) {
        return item.keySet().containsAll(List.of("id", "receivedAt", "data"))
                && requireNonNull(item.get("id")).s() != null
                && requireNonNull(item.get("receivedAt")).s() != null
                && requireNonNull(item.get("data")).hasM()
                && item.values().stream().allMatch(PageReaderTest::isJson);
    }

    private static boolean isJson(AttributeValue value) {
        return switch (value.type()) {
            case M -> value.m().values().stream().allMatch(PageReaderTest::isJson);
            case L -> value.l().stream().allMatch(PageReaderTest::isJson);
            case S, N, BOOL, NUL -> true;
            default -> false;
        };
    }

    private static Entry entry(Map<String, AttributeValue> item) {
        var receivedAt = requireNonNull(item.get("receivedAt")).s();
        return new Entry(
                requireNonNull(item.get("id")).s(),
                receivedAt,
                Instant.parse(receivedAt),
                object(requireNonNull(item.get("data")).m()),
                ItemSize.ofItem(item));
    }

    private static JsonObject object(Map<String, AttributeValue> members) {
        return new JsonObject(members.entrySet().stream()
                .map(member -> new Member(member.getKey(), json(member.getValue())))
                .toList());
    }

    private static JsonValue json(AttributeValue value) {
        return switch (value.type()) {
            case M -> object(value.m());
            case L -> new JsonArray(value.l().stream().map(PageReaderTest::json).toList());
            case S -> new JsonString(value.s());
            case N -> new JsonNumber(value.n());
            case BOOL -> new JsonBoolean(value.bool());
            default -> new JsonNull();
        };
    }

    @Test
    void tellsAfterWhichItemTheNextPageGoesOn() throws IOException {
        assertThat(read(
                                "{\"LastEvaluatedKey\":{\"id\":{\"S\":\"\\u00e9\"}},\"Items\":[],\"Count\":0,\"ConsumedCapacity\":{}}",
                                entry -> {})
                        .lastId())
                .contains("é");
    }

    @Test
    void readsMoreNamesThanAnyTableOfThemHolds() throws IOException {
        var members = IntStream.range(0, 40_000)
                .mapToObj("\"name %d\":{\"NULL\":true}"::formatted)
                .toList();

        var entries = new ArrayList<Entry>();
        read(
                "{\"Count\":1,\"Items\":[{\"id\":{\"S\":\"1\"},\"receivedAt\":{\"S\":\"2026-11-20T00:00:00Z\"},"
                        + "\"data\":{\"M\":{" + String.join(",", members) + "}}}]}",
                entries::add);

        assertThat(entries.getFirst().data().members()).hasSize(members.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"Items\":{},\"Count\":0}",
                "{\"Items\":[],\"Count\":1}",
                "{\"Items\":[{\"id\":{\"S\":\"1\"}}],\"Count\":0}",
                "{\"Items\":[{\"id\":\"1\"}],\"Count\":1}",
                "{\"Items\":[{\"id\":{\"S\":\"1\",\"N\":\"1\"}}],\"Count\":1}",
                "{\"Items\":[{\"tags\":{\"L\":{}}}],\"Count\":1}",
                "{\"Items\":[],\"Count\":0,\"LastEvaluatedKey\":{\"number\":{\"N\":\"1\"}}}",
            })
    void refusesWhatDynamoDbDoesNotDocument(String page) {
        assertThatThrownBy(() -> read(page, entry -> {})).isInstanceOf(IllegalStateException.class);
    }

    private static ScanPage read(String page, Consumer<Entry> entries) throws IOException {
        var body = new PageBody();
        body.readFrom(new ByteArrayInputStream(page.getBytes(UTF_8)));
        return PageReader.read(body, entries);
    }

    /** Items as DynamoDB writes them: entries, and what is nearly one; their attributes and members in any order. */
    private record RandomItems(SplittableRandom random) {
        private static final List<String> STRINGS =
                List.of("", "a", "é", "\"\\\u0001\u2028", "😀", "S", "long ".repeat(100));
        private static final List<String> NUMBERS = List.of(
                "0", "-0", "1", "-1.50", "100", "1E+125", "9.99E-130", "12345678901234567890123456789012345678");

        List<Map<String, Object>> items(int count) {
            return IntStream.range(0, count).mapToObj(i -> item()).toList();
        }

        private Map<String, Object> item() {
            var attributes = shuffled(Map.of(
                    "id", Map.of("S", any(STRINGS)),
                    "receivedAt", Map.of("S", "2026-11-20T10:15:30.123Z"),
                    "expiresAt", Map.of("N", "1700000000"),
                    "data", Map.of("M", object(4))));
            if (random.nextInt(3) == 0) {
                var name = any(List.of("id", "receivedAt", "data", "expiresAt"));
                if (random.nextBoolean()) {
                    attributes.remove(name);
                } else {
                    attributes.put(name, name.equals("receivedAt") ? Map.of("N", "1") : value(3));
                }
            }
            return attributes;
        }

        private Map<String, Object> object(int levels) {
            var members = new LinkedHashMap<String, Object>();
            for (int i = random.nextInt(5); i > 0; i--) {
                members.put(any(STRINGS) + i, value(levels - 1));
            }
            return shuffled(members);
        }

        private Map<String, Object> value(int levels) {
            return switch (random.nextInt(levels > 0 ? 40 : 30)) {
                case 0 -> Map.of("SS", List.of("a", "b"));
                case 1 -> Map.of("B", "AAE=");
                case 2, 3, 4, 5 -> Map.of("NULL", true);
                case 6, 7, 8 -> Map.of("BOOL", true);
                case 9, 10, 11 -> Map.of("BOOL", false);
                case 12, 13, 14, 15, 16, 17, 18 -> Map.of("N", any(NUMBERS));
                case 30, 31, 32, 33, 34 ->
                    Map.of(
                            "L",
                            IntStream.range(0, random.nextInt(4))
                                    .mapToObj(i -> value(levels - 1))
                                    .toList());
                case 35, 36, 37, 38, 39 -> Map.of("M", object(levels - 1));
                default -> Map.of("S", any(STRINGS));
            };
        }

        private <T> T any(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }

        private Map<String, Object> shuffled(Map<String, Object> members) {
            var names = new ArrayList<>(members.keySet());
            Collections.shuffle(names, new Random(random.nextLong()));
            var shuffled = new LinkedHashMap<String, Object>();
            names.forEach(name -> shuffled.put(name, members.get(name)));
            return shuffled;
        }
    }
}
