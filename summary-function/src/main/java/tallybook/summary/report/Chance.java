package tallybook.summary.report;

import tallybook.summary.report.Comparison.Side;

/**
 * Tells differences from chance. Evidence against chance is in nats: e<sup>−evidence</sup> is about the chance, and at
 * most that, that two periods of one distribution differ so much.
 *
 * @param overdispersion how many entries say as much as one would that came by itself, from 1
 * @param alertEvidence what makes an alert of a field
 */
record Chance(double overdispersion, double alertEvidence) {
    private static final double CHANGE_EVIDENCE = -Math.log(Thresholds.FALSE_CHANGE_CHANCE);
    private static final double VOLUME_EVIDENCE = -Math.log(Thresholds.FALSE_ALERT_CHANCE / 2);

    /**
     * The chance in comparing two periods.
     *
     * @param fields the fields compared: the more comparisons, the more evidence each has to bring (Bonferroni)
     */
    static Chance of(Side before, Side now, int fields) {
        double comparisons = (double) Thresholds.COMPARISONS_PER_FIELD * Math.max(1, fields);
        return new Chance(
                Overdispersion.of(before.entries().perHour(), now.entries().perHour()),
                Math.log(comparisons / (Thresholds.FALSE_ALERT_CHANCE / 2)));
    }

    /** The same where so many values stand for one entry. */
    Chance clustered(double valuesPerEntry) {
        return valuesPerEntry <= 1
                ? this
                : new Chance(overdispersion * valuesPerEntry * Thresholds.ARRAY_CLUSTERING, alertEvidence);
    }

    boolean leavesChange(double evidence) {
        return evidence >= CHANGE_EVIDENCE;
    }

    boolean leavesAlert(double evidence) {
        return evidence >= alertEvidence;
    }

    /** Whether two Poisson counts differ, by half the likelihood ratio's G. */
    boolean leavesVolume(long was, long is) {
        double expected = ((double) was + is) / 2;
        return (term(was, expected) + term(is, expected)) / overdispersion >= VOLUME_EVIDENCE;
    }

    /** That two shares differ: half the likelihood ratio's G. A share is so many out of so many. */
    double evidenceOfShares(long was, long outOfBefore, long is, long outOfNow) {
        if (outOfBefore == 0 || outOfNow == 0) {
            return 0;
        }
        double pooled = ((double) was + is) / ((double) outOfBefore + outOfNow);
        return (terms(was, outOfBefore, pooled) + terms(is, outOfNow, pooled)) / overdispersion;
    }

    /** That the numbers of two samples differ in distribution: Smirnov's bound, 2 exp(−2 d² nm/(n + m)). */
    double evidenceOfDistance(double distance, long numbersBefore, long numbersNow) {
        double size = 1 / (1.0 / numbersBefore + 1.0 / numbersNow) / overdispersion;
        return distance <= 0 ? 0 : 2 * distance * distance * size - Math.log(2);
    }

    private static double terms(long count, long outOf, double share) {
        return term(count, outOf * share) + term(outOf - count, outOf * (1 - share));
    }

    private static double term(long observed, double expected) {
        return observed <= 0 ? 0 : observed * Math.log(observed / expected);
    }
}
