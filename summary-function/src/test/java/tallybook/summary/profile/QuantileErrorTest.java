package tallybook.summary.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rank error that a profile states, on seeded streams: in a good run, all quantiles of a report keep to it at once. */
class QuantileErrorTest {
    private static final double[] RANKS = {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99};
    private static final int RUNS = 100;
    private static final int BAD_RUNS_MAX = 1;
    private static final int NUMBERS = 10_000;
    private static final int SEGMENTS = 4;

    enum Shape {
        UNIFORM {
            @Override
            double[] stream(Random random) {
                return random.doubles(NUMBERS).toArray();
            }
        },
        LOGNORMAL {
            @Override
            double[] stream(Random random) {
                return random.doubles(NUMBERS)
                        .map(_ -> Math.exp(3 * random.nextGaussian()))
                        .toArray();
            }
        },
        FEW_DISTINCT {
            @Override
            double[] stream(Random random) {
                return random.ints(NUMBERS, 0, 7).asDoubleStream().toArray();
            }
        },
        SORTED {
            @Override
            double[] stream(Random random) {
                return UNIFORM.sorted(random);
            }
        },
        REVERSED {
            @Override
            double[] stream(Random random) {
                double[] sorted = UNIFORM.sorted(random);
                double[] reversed = new double[NUMBERS];
                Arrays.setAll(reversed, i -> sorted[NUMBERS - 1 - i]);
                return reversed;
            }
        },
        SAW_TOOTH {
            @Override
            double[] stream(Random random) {
                double[] teeth = new double[NUMBERS];
                int width = 1 + random.nextInt(500);
                Arrays.setAll(teeth, i -> i % width + random.nextDouble());
                return teeth;
            }
        };

        abstract double[] stream(Random random);

        private double[] sorted(Random random) {
            double[] stream = stream(random);
            Arrays.sort(stream);
            return stream;
        }
    }

    @ParameterizedTest
    @EnumSource
    void allQuantilesAreInsideTheStatedErrorIn99Of100Runs(Shape shape) throws Exception {
        int badRuns = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            SeededKll.seed(seed);
            double[] stream = shape.stream(new Random(seed));
            badRuns += isInside(of(stream), stream) ? 0 : 1;
        }

        assertThat(badRuns).isLessThanOrEqualTo(BAD_RUNS_MAX);
    }

    @ParameterizedTest
    @EnumSource
    void theyAreSoWhenMergedFromSegmentsThatWereStored(Shape shape) throws Exception {
        int badRuns = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            SeededKll.seed(seed);
            double[] stream = shape.stream(new Random(seed));
            var merged = new Quantiles();
            for (int segment = 0; segment < SEGMENTS; segment++) {
                int from = segment * segment * NUMBERS / (SEGMENTS * SEGMENTS);
                int to = (segment + 1) * (segment + 1) * NUMBERS / (SEGMENTS * SEGMENTS);
                merged.merge(readBack(of(Arrays.copyOfRange(stream, from, to))));
            }
            badRuns += isInside(merged, stream) ? 0 : 1;
        }

        assertThat(badRuns).isLessThanOrEqualTo(BAD_RUNS_MAX);
    }

    @Test
    void isExactForAFewNumbersMergedOrNot() {
        for (int count : new int[] {1, 2, 63, 64, 65, 130, 200}) {
            double[] stream = new Random(count).doubles(count).toArray();
            var merged = of(Arrays.copyOf(stream, count / 3));
            merged.merge(of(Arrays.copyOfRange(stream, count / 3, count)));

            assertThat(of(stream).rankError()).isZero();
            assertThat(isInside(of(stream), stream)).isTrue();
            assertThat(merged.rankError()).isZero();
            assertThat(isInside(merged, stream)).isTrue();
        }
    }

    /** A quantile's true ranks are a span where its number comes more than once. */
    private static boolean isInside(Quantiles quantiles, double[] stream) {
        double[] sorted = stream.clone();
        Arrays.sort(sorted);
        return Arrays.stream(RANKS).allMatch(rank -> {
            double quantile = quantiles.at(rank);
            double below = countUpTo(sorted, Math.nextDown(quantile)) / (double) sorted.length;
            double upTo = countUpTo(sorted, quantile) / (double) sorted.length;
            return rank >= below - quantiles.rankError() && rank <= upTo + quantiles.rankError();
        });
    }

    private static int countUpTo(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Quantiles of(double[] stream) {
        var quantiles = new Quantiles();
        for (double number : stream) {
            quantiles.add(number);
        }
        return quantiles;
    }

    private static Quantiles readBack(Quantiles quantiles) throws IOException {
        var bytes = new ByteArrayOutputStream();
        quantiles.writeTo(new DataOutputStream(bytes));
        return Quantiles.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
