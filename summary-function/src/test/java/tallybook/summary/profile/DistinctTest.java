package tallybook.summary.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctTest {
    private static final int RUNS = 100;
    private static final int BAD_RUNS_MAX = 1;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 100, 1_000, 1_500})
    void isExactWhileTheSketchIs(int count) {
        var distinct = of(values(count, 1));

        assertThat(figures(distinct)).containsExactly((long) count, (long) count, (long) count);
    }

    @ParameterizedTest
    @CsvSource({"1, 1500", "0.01, 1500", "1E20, 1500", "12345678901234567890, 1000"})
    void isExactForAsManyMultiplesOfANumber(BigDecimal number, int count) {
        var distinct = new Distinct();
        for (int i = 0; i < 2 * count; i++) {
            distinct.add(DecimalNumber.of(number.multiply(BigDecimal.valueOf(i % count)))
                    .hash());
        }

        assertThat(distinct.estimate()).isEqualTo(count);
    }

    @Test
    void tellsTheEmptyStringBooleansAndNumbersFromStrings() {
        var distinct = new Distinct();
        for (int time = 0; time < 2; time++) {
            Stream.of("", "0", "true", "false", "\0".repeat(8)).forEach(distinct::add);
            distinct.add(true);
            distinct.add(false);
            distinct.add(DecimalNumber.parse("0").hash());
        }

        assertThat(distinct.estimate()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 5_000, 20_000, 100_000})
    void isInsideItsBoundsIn99Of100Runs(int count) {
        int badRuns = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            var distinct = of(values(count, seed));
            badRuns += distinct.low() <= count && count <= distinct.high() ? 0 : 1;
        }

        assertThat(badRuns).isLessThanOrEqualTo(BAD_RUNS_MAX);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1_000, 1_600, 5_000, 50_000})
    void isTheSameInAnyOrderAndMergedFromAnySplit(int count) {
        var values = new ArrayList<>(values(count, 3));
        var whole = figures(of(values));
        Collections.shuffle(values, new Random(4));
        var ascending = new Distinct();
        var descending = new Distinct();
        for (int part = 0; part < 4; part++) {
            ascending.merge(of(part(values, part)));
            descending.merge(of(part(values, 3 - part)));
        }
        ascending.merge(new Distinct());

        assertThat(figures(of(values))).isEqualTo(whole);
        assertThat(figures(ascending)).isEqualTo(whole);
        assertThat(figures(descending)).isEqualTo(whole);
    }

    /** Four parts of different sizes, which overlap. */
    private static List<String> part(List<String> values, int part) {
        return values.subList(values.size() * part * part / 16, values.size() * (part + 1) / 4);
    }

    private static List<String> values(int count, int seed) {
        return IntStream.range(0, count).mapToObj(i -> seed + ":" + i).toList();
    }

    private static Distinct of(List<String> values) {
        var distinct = new Distinct();
        values.forEach(distinct::add);
        return distinct;
    }

    private static List<Long> figures(Distinct distinct) {
        return List.of(distinct.low(), distinct.estimate(), distinct.high());
    }
}
