package tallybook.summary;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import tallybook.summary.profile.Profile;
import tallybook.summary.report.Period;

/** A period's content, put together from the stored profiles of the reports that cover it: the table is not read. */
final class RollUp {
    private final SummaryBucket bucket;
    private final Period period;
    private final List<EarlierReport> pieces;
    private final Deadline deadline;

    /** @param pieces their periods fill the period, in their order */
    RollUp(SummaryBucket bucket, Period period, List<EarlierReport> pieces, Deadline deadline) {
        this.bucket = bucket;
        this.period = period;
        this.pieces = pieces;
        this.deadline = deadline;
    }

    /**
     * Merges the profiles, of which no more than one is held beside the sum. What is known of the whole table is what the
     * last of the pieces knew.
     *
     * @throws IllegalStateException if a profile is missing or not what its report says, or if the deadline passes
     */
    Content run() {
        var profile = new Profile(period.zone());
        for (var piece : pieces) {
            if (deadline.hasPassed()) {
                throw new IllegalStateException(
                        "the profiles of " + pieces.size() + " reports are too many for one run; nothing was reported");
            }
            profile.merge(profile(piece));
        }
        var last = pieces.getLast();
        return new Content(
                profile,
                last.tableCount(),
                last.tableBytes(),
                last.foreignItems(),
                pieces.stream().flatMap(piece -> piece.backup().stream()).toList());
    }

    private Profile profile(EarlierReport piece) {
        try {
            return Profile.readFrom(new DataInputStream(new ByteArrayInputStream(bucket.verified(piece.profile()))));
        } catch (IOException e) {
            throw new IllegalStateException("the profile of " + piece.key() + " cannot be read", e);
        }
    }
}
