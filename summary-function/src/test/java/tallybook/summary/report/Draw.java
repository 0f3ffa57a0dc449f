package tallybook.summary.report;

import java.util.random.RandomGenerator;

/** Random numbers by their distributions. */
final class Draw {
    private static final double NORMAL_FROM = 50;

    private Draw() {}

    static int poisson(RandomGenerator random, double mean) {
        if (mean > NORMAL_FROM) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            count++;
            product *= random.nextDouble();
        }
        return count;
    }

    /** From 1. */
    static int geometric(RandomGenerator random, double mean) {
        return mean <= 1 ? 1 : 1 + (int) (Math.log(1 - random.nextDouble()) / Math.log(1 - 1 / mean));
    }

    /** Uniform in the logarithm. */
    static double logUniform(RandomGenerator random, double min, double max) {
        return min * Math.pow(max / min, random.nextDouble());
    }

    static double logNormal(RandomGenerator random, double sigma) {
        return Math.exp(sigma * random.nextGaussian());
    }

    /** The place of one of the weights. */
    static int weighted(RandomGenerator random, double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double rest = random.nextDouble() * total;
        int at = 0;
        while (at < weights.length - 1 && rest >= weights[at]) {
            rest -= weights[at++];
        }
        return at;
    }

    /** The smaller the number, from 0, the likelier: by Zipf's law, as words are. */
    static int zipf(RandomGenerator random, int count) {
        return (int) Math.min(count - 1, Math.pow(count + 1.0, random.nextDouble()) - 1);
    }
}
