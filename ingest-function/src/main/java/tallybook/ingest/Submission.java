package tallybook.ingest;

import java.util.List;

/** What a body asks to store. */
sealed interface Submission {

    /** One entry, answered with its receipt. */
    record Single(Candidate candidate) implements Submission {}

    /** Entries in order, answered one by one. */
    record Batch(List<Candidate> candidates) implements Submission {

        public Batch {
            candidates = List.copyOf(candidates);
        }

        /** Refuses a batch as soon as one entry too many is met. */
        static void checkCount(int entries) {
            if (entries > Limits.BATCH_ENTRIES_MAX) {
                throw new Problem(
                        ProblemType.BATCH_TOO_LARGE,
                        "The batch has more than " + Limits.BATCH_ENTRIES_MAX
                                + " entries: send it in parts. Nothing of it was stored.");
            }
        }
    }
}
