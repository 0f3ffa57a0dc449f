package tallybook.summary.profile;

/**
 * How large a profile may grow.
 *
 * @param fieldsMax the paths told of
 * @param heldMax the paths held between entries, so that those that turn out to be frequent are among them
 * @param memoryMax the bytes that all paths held may take, between entries
 */
record ProfileLimits(int fieldsMax, int heldMax, long memoryMax) {
    static final ProfileLimits DEFAULT = new ProfileLimits(1_000, 10_000, 36L << 20);

    ProfileLimits {
        if (fieldsMax < 1 || heldMax < 2 * fieldsMax) {
            throw new IllegalArgumentException(heldMax + " paths are no choice for " + fieldsMax);
        }
    }

    /** The new paths that are taken up from one entry, which are let go of only after it. */
    int heldMaxOfEntry() {
        return heldMax;
    }

    /** What is left of the paths when there are too many. */
    int heldTarget() {
        return heldMax / 2;
    }

    /** From here on some of the memory has to go; the rest is for what comes before the next look at it. */
    long memoryTrigger() {
        return memoryMax / 10 * 9;
    }

    /** What is left of the memory then: enough for 1,000 paths full of all a profile holds but strings. */
    long memoryTarget() {
        return memoryMax / 4 * 3;
    }
}
