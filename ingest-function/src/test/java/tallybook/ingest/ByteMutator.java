package tallybook.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Changes a body a little, or much: as bytes, as tokens, and as JSON. */
final class ByteMutator {
    private static final int BYTES_MAX = 1 << 20;

    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\\",
            "null",
            "true",
            "{}",
            "[]",
            "\n",
            "\r\n",
            " ",
            "\u0000",
            "\u00ff",
            "\u00ef\u00bb\u00bf",
            "\u00c0\u0080",
            "\u00ed\u00a0\u0080",
            "\u00f0\u009f\u0098\u0080",
            "\u001f\u008b",
            "\\u0000",
            "\\ud800",
            "\\udc00",
            "\\ud83d\\ude00",
            "\"id\":",
            "\"id\":1,",
            "\"\":",
            "NaN",
            "//",
            "a=b&");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "-",
            "00",
            "1.",
            ".5",
            "1e",
            "1e+",
            "1.0",
            "1E2",
            "1e125",
            "1e126",
            "1e-130",
            "1e-131",
            "9.9999999999999999999999999999999999999e125",
            "12345678901234567890123456789012345678",
            "123456789012345678901234567890123456789",
            "1e2147483647",
            "-1e-2147483648",
            "1e9999999999999999999",
            "0e9999999999999999999",
            "1e-9223372036854775808");

    private static final List<String> STRINGS = List.of(
            "\"\"", "\"a\"", "\"key:a\"", "\"id\"", "\"__proto__\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\x\"", "\"/~\"");

    private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d.eE+-]*");
    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");

    private final FuzzCorpus corpus;
    private final Random random;

    ByteMutator(FuzzCorpus corpus, Random random) {
        this.corpus = corpus;
        this.random = random;
    }

    /** Several changes, or none. */
    byte[] mutate(byte[] bytes) {
        var mutated = bytes;
        for (int changes = random.nextInt(5); changes > 0; changes--) {
            mutated = change(mutated);
        }
        return mutated;
    }

    private byte[] change(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(Math.min(bytes.length - from, 64) + 1);
        return switch (random.nextInt(13)) {
            case 0 -> flip(bytes);
            case 1 -> replace(bytes, from, Math.min(from + 1, bytes.length), randomBytes(1));
            case 2 -> replace(bytes, from, from, randomBytes(1 + random.nextInt(8)));
            case 3 -> replace(bytes, from, from, latin1(FuzzCorpus.anyOf(TOKENS, random)));
            case 4 -> replace(bytes, from, to, new byte[0]);
            case 5 -> Arrays.copyOf(bytes, from);
            case 6 -> replace(bytes, from, from, repeat(Arrays.copyOfRange(bytes, from, to), manyTimes()));
            case 7 ->
                replace(bytes, from, bytes.length, tail(corpus.anyBody(random).bytes()));
            case 8 -> tamper(bytes, NUMBER, random.nextBoolean() ? FuzzCorpus.anyOf(NUMBERS, random) : longNumber());
            case 9 -> tamper(bytes, STRING, random.nextBoolean() ? FuzzCorpus.anyOf(STRINGS, random) : newString());
            case 10 -> nest(bytes, from, to);
            case 11 -> join("[", ",", "]", bytes);
            default -> join("", "\n", "", bytes);
        };
    }

    private byte[] flip(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        var flipped = bytes.clone();
        flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    /** A number or a string of the text becomes another. */
    private byte[] tamper(byte[] bytes, Pattern what, String replacement) {
        var found = what.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                .results()
                .limit(1_000)
                .toList();
        if (found.isEmpty()) {
            return bytes;
        }
        var place = FuzzCorpus.anyOf(found, random);
        return replace(bytes, place.start(), place.end(), latin1(replacement));
    }

    /** A part of the text, most often all of it, becomes the innermost value of many. */
    private byte[] nest(byte[] bytes, int from, int to) {
        int levels = random.nextInt(20) == 0 ? 140_000 : FuzzCorpus.anyOf(List.of(1, 29, 30, 31, 32, 300), random);
        boolean arrays = random.nextBoolean();
        boolean whole = random.nextInt(4) > 0;
        int start = whole ? 0 : from;
        int end = whole ? bytes.length : to;
        var opened = replace(bytes, end, end, repeat(latin1(arrays ? "]" : "}"), levels));
        return replace(opened, start, start, repeat(latin1(arrays ? "[" : "{\"a\":"), levels));
    }

    /** The text and others of the corpus, as a batch. */
    private byte[] join(String before, String between, String after, byte[] first) {
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(latin1(before));
        joined.writeBytes(first);
        for (int others = random.nextInt(4); others > 0; others--) {
            joined.writeBytes(latin1(between));
            joined.writeBytes(
                    random.nextBoolean() ? first : corpus.anyBody(random).bytes());
        }
        joined.writeBytes(latin1(after));
        return bounded(joined.toByteArray());
    }

    private int manyTimes() {
        return random.nextInt(20) == 0 ? 2_000 : 1 + random.nextInt(4);
    }

    private String newString() {
        return "\"" + Long.toString(random.nextLong(), Character.MAX_RADIX) + "\"";
    }

    private String longNumber() {
        var digits =
                Integer.toString(random.nextInt()).repeat(1 + random.nextInt(5)).replace("-", "");
        return random.nextBoolean() ? digits : digits + "." + digits + "e" + (random.nextInt(300) - 150);
    }

    private byte[] tail(byte[] bytes) {
        return Arrays.copyOfRange(bytes, random.nextInt(bytes.length + 1), bytes.length);
    }

    private byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] repeat(byte[] part, int times) {
        var repeated = new ByteArrayOutputStream();
        for (int i = 0; i < times && repeated.size() < BYTES_MAX; i++) {
            repeated.writeBytes(part);
        }
        return repeated.toByteArray();
    }

    private static byte[] replace(byte[] bytes, int from, int to, byte[] replacement) {
        var replaced = new ByteArrayOutputStream();
        replaced.write(bytes, 0, from);
        replaced.writeBytes(replacement);
        replaced.write(bytes, to, bytes.length - to);
        return bounded(replaced.toByteArray());
    }

    private static byte[] bounded(byte[] bytes) {
        return bytes.length > BYTES_MAX ? Arrays.copyOf(bytes, BYTES_MAX) : bytes;
    }
}
