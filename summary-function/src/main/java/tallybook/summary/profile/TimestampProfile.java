package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** The strings of one path that are RFC 3339 date-times. */
public final class TimestampProfile {
    private long count = 1;
    private Instant earliest;
    private Instant latest;

    /** The profile of a single date-time. */
    TimestampProfile(Instant first) {
        earliest = first;
        latest = first;
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
