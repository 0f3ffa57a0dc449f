package tallybook.summary.report;

/** What a difference is worth, from the least. */
enum Weight {
    NOTHING,
    CHANGE,
    ALERT;

    /** The weight of a share that moved, as far as chance does not explain it. */
    static Weight ofShares(Chance chance, long was, long outOfBefore, long is, long outOfNow) {
        double before = share(was, outOfBefore);
        double now = share(is, outOfNow);
        double difference = Math.abs(now - before);
        double evidence = chance.evidenceOfShares(was, outOfBefore, is, outOfNow);
        if (difference < Thresholds.SHARE_CHANGE_MIN || !chance.leavesChange(evidence)) {
            return NOTHING;
        }
        boolean large = difference >= Thresholds.SHARE_ALERT_MIN
                && (isLarge(difference, before, now) || isLarge(difference, 1 - before, 1 - now));
        return large && chance.leavesAlert(evidence) ? ALERT : CHANGE;
    }

    private static double share(long count, long outOf) {
        return outOf == 0 ? 0 : (double) count / outOf;
    }

    private static boolean isLarge(double difference, double before, double now) {
        return difference >= Thresholds.RELATIVE_ALERT_MIN * Math.max(before, now);
    }

    Weight atMost(Weight other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
