package tallybook.summary.profile;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallybook.summary.profile.FrequentStrings.Row;

class FrequentStringsTest {
    @Test
    void isExactUpTo192DistinctStrings() {
        var strings = IntStream.range(0, 192 * 3).mapToObj(i -> "s" + i % 192).toList();

        assertThat(of(strings).maximumError()).isZero();
        assertThat(of(strings).top(192)).hasSize(192).allMatch(row -> row.count() == 3 && row.low() == 3);
    }

    /** Bounds and completeness, for sure and not by chance, whatever the skew, the split and the room left. */
    @Property(tries = 100)
    void boundsEveryCountAndFindsEveryStringAboveItsError(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int parts, @ForAll boolean shrunk) {
        var random = new Random(seed);
        double skew = 1 + 3 * random.nextDouble();
        var stream = Stream.generate(() -> "s" + (int) Math.pow(2_000, Math.pow(random.nextDouble(), skew)))
                .limit(5_000)
                .toList();
        var merged = new FrequentStrings();
        for (int part = 0; part < parts; part++) {
            var next = of(stream.subList(stream.size() * part / parts, stream.size() * (part + 1) / parts));
            if (shrunk && part % 2 == 1) {
                next.shrinkTo(4_000);
            }
            merged.merge(next);
        }

        assertTrue(merged, stream.stream().collect(groupingBy(Function.identity(), counting())));
    }

    private static void assertTrue(FrequentStrings strings, Map<String, Long> truth) {
        var rows = strings.top(Integer.MAX_VALUE);
        for (var row : rows) {
            assertThat(requireNonNullElse(truth.get(row.value()), 0L))
                    .as("%s", row)
                    .isBetween(row.low(), row.high());
            assertThat(row.high() - row.low()).isEqualTo(strings.maximumError());
        }
        var above = truth.entrySet().stream()
                .filter(string -> string.getValue() > strings.maximumError())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(rows).extracting(Row::value).containsAll(above);
    }

    /** What docs/report.md promises of a field that has its whole room: 3.5 / 256 is the sketch's own bound. */
    @Test
    void errsByNoMoreThanTheShareStated() {
        var stream = new Random(1)
                .ints(100_000, 0, 50_000)
                .mapToObj(Integer::toString)
                .toList();

        assertThat(of(stream).maximumError()).isBetween(1L, 1_367L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "€", "\ud834\udd1e"})
    void shrinksToTheMemoryItIsAllowed(String character) {
        var strings = new FrequentStrings();
        IntStream.range(0, 10_000).forEach(i -> strings.add(character.repeat(150) + i));
        strings.shrinkTo(8_000);

        assertThat(strings.memory()).isBetween(1_000L, 8_000L);
        assertThat(strings.top(Integer.MAX_VALUE)).isNotEmpty();
    }

    private static FrequentStrings of(List<String> stream) {
        var strings = new FrequentStrings();
        stream.forEach(strings::add);
        return strings;
    }
}
