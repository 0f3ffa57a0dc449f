package tallybook.ingest;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** All that JSON can say and DynamoDB can store, in many spellings. */
final class Samples {
    /** With 38 digits on either side of the point, the numbers reach to both ends of DynamoDB's range. */
    private static final int EXPONENT_MIN = -92;

    private static final int EXPONENT_MAX = 88;

    private Samples() {}

    /** Objects of a few levels, and now and then of all the levels there may be. */
    static Arbitrary<Sample> entries() {
        return objects(Arbitraries.frequencyOf(Tuple.of(19, values(3)), Tuple.of(1, deepValues())));
    }

    private static Arbitrary<Sample> objects(Arbitrary<Sample> values) {
        return Arbitraries.maps(texts(1), values).ofMaxSize(5).map(Sample::object);
    }

    private static Arbitrary<Sample> values(int levels) {
        var scalars = Arbitraries.oneOf(
                texts(0).map(Sample::string), numbers(), Arbitraries.of(Sample.TRUE, Sample.FALSE, Sample.NULL));
        return levels == 0
                ? scalars
                : Arbitraries.frequencyOf(
                        Tuple.of(4, scalars),
                        Tuple.of(1, objects(values(levels - 1))),
                        Tuple.of(1, values(levels - 1).list().ofMaxSize(5).map(Sample::array)));
    }

    private static Arbitrary<Sample> deepValues() {
        return Arbitraries.integers()
                .between(1, Limits.ENTRY_LEVELS_MAX - 1)
                .map(levels -> new RandomSamples(levels).inside(Sample.NULL, levels));
    }

    /** Unicode's scalar values, of each length in UTF-8 alike often. */
    private static Arbitrary<String> texts(int lengthMin) {
        var codePoints = Arbitraries.oneOf(
                codePoints(0, 0x7F),
                codePoints(0x80, 0x7FF),
                codePoints(0x800, 0xD7FF),
                codePoints(0xE000, 0xFFFF),
                codePoints(0x1_0000, 0x10_FFFF));
        return codePoints.list().ofMinSize(lengthMin).ofMaxSize(12).map(characters -> String.join("", characters));
    }

    private static Arbitrary<String> codePoints(int first, int last) {
        return Arbitraries.integers().between(first, last).map(Character::toString);
    }

    private static Arbitrary<Sample> numbers() {
        var digits = Arbitraries.strings().numeric();
        return Combinators.combine(
                        Arbitraries.of("", "-"),
                        digits.ofMinLength(1).ofMaxLength(38),
                        Arbitraries.integers().between(0, 38),
                        Arbitraries.of("", "0", "000"),
                        exponents())
                .as((sign, significant, point, zeros, exponent) -> {
                    int split = Math.min(point, significant.length());
                    var whole = significant.substring(0, split).replaceFirst("^0+", "");
                    var fraction = significant.substring(split) + zeros;
                    return sign
                            + (whole.isEmpty() ? "0" : whole)
                            + (fraction.isEmpty() ? "" : "." + fraction)
                            + exponent;
                })
                .map(Sample::number);
    }

    private static Arbitrary<String> exponents() {
        var written = Combinators.combine(
                        Arbitraries.of("e", "E"),
                        Arbitraries.of("", "0", "00"),
                        Arbitraries.integers().between(EXPONENT_MIN, EXPONENT_MAX),
                        Arbitraries.of("", "+"))
                .as((e, zeros, exponent, plus) -> e + (exponent < 0 ? "-" : plus) + zeros + Math.abs(exponent));
        return Arbitraries.oneOf(Arbitraries.just(""), written);
    }
}
