package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** When entries came: counts by day and by hour of the day, in one time zone. */
final class Arrivals {
    private static final int HOURS = 24;

    private final ZoneId zone;
    private final TreeMap<LocalDate, Long> days = new TreeMap<>();
    private final long[] hours = new long[HOURS];

    Arrivals(ZoneId zone) {
        this.zone = zone;
    }

    void add(Instant receivedAt) {
        var local = receivedAt.atZone(zone);
        days.merge(local.toLocalDate(), 1L, Long::sum);
        hours[local.getHour()]++;
    }

    void merge(Arrivals other) {
        if (!zone.equals(other.zone)) {
            throw new IllegalArgumentException("days in " + zone + " and in " + other.zone + " do not add up");
        }
        other.days.forEach((day, count) -> days.merge(day, count, Long::sum));
        Arrays.setAll(hours, hour -> hours[hour] + other.hours[hour]);
    }

    /** Only the days that have entries. */
    SortedMap<LocalDate, Long> days() {
        return days;
    }

    long[] hours() {
        return hours.clone();
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeUTF(zone.getId());
        out.writeInt(days.size());
        for (var day : days.entrySet()) {
            out.writeLong(day.getKey().toEpochDay());
            out.writeLong(day.getValue());
        }
        for (long count : hours) {
            out.writeLong(count);
        }
    }

    static Arrivals readFrom(DataInput in) throws IOException {
        var arrivals = new Arrivals(ZoneId.of(in.readUTF()));
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            arrivals.days.put(LocalDate.ofEpochDay(in.readLong()), in.readLong());
        }
        for (int hour = 0; hour < HOURS; hour++) {
            arrivals.hours[hour] = in.readLong();
        }
        return arrivals;
    }
}
