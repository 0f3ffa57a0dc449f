package tallybook.tests;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Data of entries as awkward as DynamoDB takes them: the ends of its ranges, and then what chance brings. */
final class NastyEntries {
    private static final int LEVELS_MAX = 30;

    private final Random random = new Random(20261123);

    /** So many of them, the same each time. */
    Stream<AttributeValue> take(int count) {
        return Stream.concat(edges(), Stream.generate(() -> object(4))).limit(count);
    }

    private Stream<AttributeValue> edges() {
        var everyCharacter = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> c < 0x3000 || c % 997 == 0 || (c & 0xFFFE) == 0xFFFE)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return Stream.of(
                AttributeValue.fromM(Map.of()),
                of(AttributeValue.fromNul(true)),
                of(AttributeValue.fromS("")),
                of(AttributeValue.fromM(Map.of())),
                of(AttributeValue.fromL(List.of())),
                of(AttributeValue.fromL(List.of(AttributeValue.fromL(List.of()), AttributeValue.fromBool(false)))),
                of(AttributeValue.fromS(everyCharacter)),
                AttributeValue.fromM(Map.of("n".repeat(65_535), AttributeValue.fromBool(true))),
                AttributeValue.fromM(Map.of("\u0000\"\\\n\ud83d\ude00", AttributeValue.fromS("\uffff"))),
                of(AttributeValue.fromS("x".repeat(390_000))),
                of(deep(LEVELS_MAX - 1)),
                of(numbers(
                        "0",
                        "1E-130",
                        "-1E-130",
                        "9.9999999999999999999999999999999999999E+125",
                        "-9.9999999999999999999999999999999999999E+125",
                        "12345678901234567890123456789012345678",
                        "0.1",
                        "100",
                        "1E+38")));
    }

    private static AttributeValue of(AttributeValue value) {
        return AttributeValue.fromM(Map.of("v", value));
    }

    private static AttributeValue deep(int levels) {
        return levels == 0 ? AttributeValue.fromNul(true) : AttributeValue.fromL(List.of(deep(levels - 1)));
    }

    private static AttributeValue numbers(String... numbers) {
        return AttributeValue.fromL(
                Stream.of(numbers).map(AttributeValue::fromN).toList());
    }

    private AttributeValue object(int levels) {
        Map<String, AttributeValue> members = new HashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            members.put(text() + i, value(levels - 1));
        }
        return AttributeValue.fromM(members);
    }

    private AttributeValue value(int levels) {
        return switch (random.nextInt(levels == 0 ? 4 : 6)) {
            case 0 -> AttributeValue.fromNul(true);
            case 1 -> AttributeValue.fromBool(random.nextBoolean());
            case 2 -> AttributeValue.fromN(number());
            case 3 -> AttributeValue.fromS(text());
            case 4 -> object(levels);
            default ->
                AttributeValue.fromL(Stream.generate(() -> value(levels - 1))
                        .limit(random.nextInt(5))
                        .toList());
        };
    }

    private String number() {
        var digits = new BigInteger(random.nextInt(1, 120), random);
        return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(-80, 120)).toString();
    }

    private String text() {
        return random.ints(random.nextInt(12), 0, Character.MAX_CODE_POINT + 1)
                .map(c -> random.nextBoolean() ? c % 0x80 : c)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
