package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The strings of one path: their lengths, in Unicode code points, and the most frequent of them. */
public final class StringProfile {
    /** Longer strings are counted, but not among the frequent ones: it bounds what a profile can hold. */
    public static final int FREQUENT_LENGTH_MAX = 200;

    private static final int OBJECT_BYTES = 64;

    private final FrequentStrings frequent;
    private long count;
    private long totalLength;
    private int minLength = Integer.MAX_VALUE;
    private int maxLength;
    private long tooLong;

    StringProfile() {
        this(new FrequentStrings());
    }

    private StringProfile(FrequentStrings frequent) {
        this.frequent = frequent;
    }

    /** Counts a string, and tells whether it is known to have been counted before: not every one is that has. */
    boolean add(String value) {
        int length = value.codePointCount(0, value.length());
        count++;
        totalLength += length;
        minLength = Math.min(minLength, length);
        maxLength = Math.max(maxLength, length);
        if (length > FREQUENT_LENGTH_MAX) {
            tooLong++;
            return false;
        }
        return frequent.add(value);
    }

    void merge(StringProfile other) {
        count += other.count;
        totalLength += other.totalLength;
        minLength = Math.min(minLength, other.minLength);
        maxLength = Math.max(maxLength, other.maxLength);
        tooLong += other.tooLong;
        frequent.merge(other.frequent);
    }

    public long count() {
        return count;
    }

    public int minLength() {
        return minLength;
    }

    public int maxLength() {
        return maxLength;
    }

    public double meanLength() {
        return (double) totalLength / count;
    }

    /** The strings longer than {@link #FREQUENT_LENGTH_MAX}. */
    public long tooLong() {
        return tooLong;
    }

    public FrequentStrings frequent() {
        return frequent;
    }

    /** The memory it takes, in bytes, at most. */
    long memory() {
        return OBJECT_BYTES + frequent.memory();
    }

    void writeTo(DataOutput out) throws IOException {
        frequent.writeTo(out);
        out.writeLong(count);
        out.writeLong(totalLength);
        out.writeInt(minLength);
        out.writeInt(maxLength);
        out.writeLong(tooLong);
    }

    static StringProfile readFrom(DataInput in) throws IOException {
        var strings = new StringProfile(FrequentStrings.readFrom(in));
        strings.count = in.readLong();
        strings.totalLength = in.readLong();
        strings.minLength = in.readInt();
        strings.maxLength = in.readInt();
        strings.tooLong = in.readLong();
        return strings;
    }
}
