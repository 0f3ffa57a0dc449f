package tallybook.ingest;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Samples near DynamoDB's limits, the same for the same seed. */
final class RandomSamples {
    private static final List<String> CHARACTERS = List.of("\u0000", "a", "\u00e9", "\u20ac", "\uD83D\uDE00");

    private final SplittableRandom random;

    RandomSamples(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    int oneOf(int... values) {
        return values[below(values.length)];
    }

    /** A text of just so many bytes in UTF-8. */
    String text(int bytes) {
        var text = new StringBuilder();
        int left = bytes;
        while (left > 0) {
            var character = CHARACTERS.get(below(CHARACTERS.size()));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (size <= left) {
                text.append(character);
                left -= size;
            }
        }
        return text.toString();
    }

    /** The value in so many arrays and objects. */
    Sample inside(Sample innermost, int levels) {
        var value = innermost;
        for (int level = 0; level < levels; level++) {
            value = coin() ? Sample.array(List.of(value)) : Sample.object(Map.of("a", value));
        }
        return value;
    }

    /** An object of up to so many levels, with nothing that DynamoDB would refuse. */
    Sample object(int levels) {
        Map<String, Sample> members = new LinkedHashMap<>();
        IntStream.range(0, below(8)).forEach(i -> members.put(text(below(5)) + i, value(levels - 1)));
        return Sample.object(members);
    }

    private Sample value(int levels) {
        return switch (below(levels > 0 ? 6 : 4)) {
            case 0 -> Sample.string(text(below(5)));
            case 1 -> Sample.number(spelled(digits(1 + below(38)), below(181) - 90));
            case 2 -> coin() ? Sample.TRUE : Sample.FALSE;
            case 3 -> Sample.NULL;
            case 4 -> object(levels);
            default ->
                Sample.array(IntStream.range(0, below(8))
                        .mapToObj(i -> value(levels - 1))
                        .toList());
        };
    }

    /** A number of few digits or about 38 whose first digit is about as high or low as it may be, or near the point. */
    Sample numberNearTheLimits() {
        var digits = below(50) == 0 ? "0" : digits(coin() ? 1 + below(3) : 37 + below(4));
        return Sample.number(spelled(digits, oneOf(-130, 0, 125) + below(5) - 2));
    }

    /** So many significant digits. */
    private String digits(int count) {
        var digits = new StringBuilder(count);
        IntStream.range(0, count).forEach(i -> digits.append((char) ('1' + below(9))));
        for (int i = 1; i < count - 1; i++) {
            if (below(5) == 0) {
                digits.setCharAt(i, '0');
            }
        }
        return digits.toString();
    }

    /**
     * One of the many ways to write a number.
     *
     * @param magnitude the power of ten of the first digit
     */
    private String spelled(String significant, int magnitude) {
        var digits = significant + "0".repeat(below(4));
        int zeros = below(4);
        int point = below(digits.length() + 1);
        var mantissa = point == 0
                ? "0." + "0".repeat(zeros) + digits
                : digits.substring(0, point) + (point < digits.length() ? "." + digits.substring(point) : "");
        // A first digit of 0 stands alone before the point.
        var valid = mantissa.replaceFirst("^0+(?=\\d)", "");
        int exponent = magnitude - (point == 0 ? -1 - zeros : point - 1);
        var number = (coin() ? "-" : "") + valid + (coin() ? "e" : "E") + exponentText(exponent);
        return below(4) == 0 ? new BigDecimal(number).toPlainString() : number;
    }

    private String exponentText(int exponent) {
        var sign = exponent < 0 ? "-" : coin() ? "+" : "";
        return sign + "0".repeat(below(3)) + Math.abs(exponent);
    }
}
