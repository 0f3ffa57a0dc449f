package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The strings of one path that are date-times by RFC 3339, section 5.6. */
public final class TimestampProfile {
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private static final int LENGTH_MIN = "2026-11-23T00:00:00Z".length();
    private static final int LENGTH_MAX = "2026-11-23T00:00:00.000000000+00:00".length();

    private long count = 1;
    private Instant earliest;
    private Instant latest;

    /** The profile of a single date-time. */
    TimestampProfile(Instant first) {
        earliest = first;
        latest = first;
    }

    /** The instant that an RFC 3339 date-time names, to the nanosecond; empty for any other text. */
    static Optional<Instant> parse(String text) {
        if (text.length() < LENGTH_MIN
                || text.length() > LENGTH_MAX
                || !DATE_TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty(); // the form is right, but there is no such day or time
        }
    }

    void add(Instant timestamp) {
        count++;
        widen(timestamp, timestamp);
    }

    void merge(TimestampProfile other) {
        count += other.count;
        widen(other.earliest, other.latest);
    }

    private void widen(Instant from, Instant to) {
        earliest = from.isBefore(earliest) ? from : earliest;
        latest = to.isAfter(latest) ? to : latest;
    }

    public long count() {
        return count;
    }

    public Instant earliest() {
        return earliest;
    }

    public Instant latest() {
        return latest;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeUTF(earliest.toString());
        out.writeUTF(latest.toString());
    }

    static TimestampProfile readFrom(DataInput in) throws IOException {
        long count = in.readLong();
        var timestamps = new TimestampProfile(Instant.parse(in.readUTF()));
        timestamps.widen(timestamps.earliest, Instant.parse(in.readUTF()));
        timestamps.count = count;
        return timestamps;
    }
}
