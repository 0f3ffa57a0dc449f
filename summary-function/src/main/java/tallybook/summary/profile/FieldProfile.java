package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonArray;
import tallybook.summary.json.JsonValue.JsonBoolean;
import tallybook.summary.json.JsonValue.JsonNull;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.json.JsonValue.JsonString;

/** What is known of the values at one field path. */
public final class FieldProfile {
    private static final long NO_ENTRY = -1;
    private static final int OBJECT_BYTES = 250;

    private final long[] types = new long[ValueType.values().length];
    private long entries;
    private long lastEntry = NO_ENTRY;
    private long trueCount;
    private @Nullable Distinct distinct;
    private @Nullable NumberProfile numbers;
    private @Nullable StringProfile strings;
    private @Nullable TimestampProfile timestamps;

    /**
     * Counts one value.
     *
     * @param entry the ordinal of the value's entry, ascending: an entry with many values at the path counts once
     */
    void add(long entry, JsonValue value) {
        count(entry, ValueType.of(value));
        switch (value) {
            case JsonString(String text) -> addString(text);
            case JsonNumber(String text) -> addNumber(text);
            case JsonBoolean(boolean bool) -> addBoolean(bool);
            case JsonObject _, JsonArray _, JsonNull _ -> {} // nothing beyond their number is told of these
        }
    }

    private void count(long entry, ValueType type) {
        if (entry != lastEntry) {
            lastEntry = entry;
            entries++;
        }
        types[type.slot()]++;
    }

    private Distinct presentDistinct() {
        if (distinct == null) {
            distinct = new Distinct();
        }
        return distinct;
    }

    private void addString(String value) {
        if (strings == null) {
            strings = new StringProfile();
        }
        boolean isRepeated = strings.add(value);
        if (!isRepeated) {
            presentDistinct().add(value);
        }
        var timestamp = Rfc3339.parse(value);
        if (timestamp.isPresent()) {
            addTimestamp(timestamp.get());
        }
    }

    private void addTimestamp(Instant timestamp) {
        if (timestamps == null) {
            timestamps = new TimestampProfile(timestamp);
        } else {
            timestamps.add(timestamp);
        }
    }

    private void addNumber(String text) {
        var number = DecimalNumber.parse(text);
        presentDistinct().add(number.hash());
        if (numbers == null) {
            numbers = new NumberProfile(number);
        } else {
            numbers.add(number);
        }
    }

    private void addBoolean(boolean value) {
        presentDistinct().add(value);
        trueCount += value ? 1 : 0;
    }

    /** Adds what the other knows; the other must not be used any more. */
    void merge(FieldProfile other) {
        entries += other.entries;
        forgetLastEntry();
        Arrays.setAll(types, i -> types[i] + other.types[i]);
        distinct = merged(distinct, other.distinct, Distinct::merge);
        trueCount += other.trueCount;
        numbers = merged(numbers, other.numbers, NumberProfile::merge);
        strings = merged(strings, other.strings, StringProfile::merge);
        timestamps = merged(timestamps, other.timestamps, TimestampProfile::merge);
    }

    private static <T> @Nullable T merged(@Nullable T ours, @Nullable T theirs, BiConsumer<T, T> merge) {
        if (ours == null || theirs == null) {
            return ours == null ? theirs : ours;
        }
        merge.accept(ours, theirs);
        return ours;
    }

    /** The ordinal of the last entry that has the path; less than all of them after {@link #forgetLastEntry}. */
    long lastEntry() {
        return lastEntry;
    }

    /** To be called before entries are counted by other ordinals. */
    void forgetLastEntry() {
        lastEntry = NO_ENTRY;
    }

    /** The memory it takes, in bytes, at most. */
    long memory() {
        return OBJECT_BYTES
                + (distinct == null ? 0 : distinct.memory())
                + (numbers == null ? 0 : numbers.memory())
                + (strings == null ? 0 : strings.memory());
    }

    /** Lets go of what is held in vain, and measures the memory anew. */
    void compact() {
        strings().ifPresent(present -> present.frequent().compact());
    }

    /** Has the frequent strings take no more than so many bytes, if possible. */
    void shrinkFrequentTo(long bytes) {
        strings().ifPresent(present -> present.frequent().shrinkTo(bytes));
    }

    /** The entries that have the path at all. */
    public long entries() {
        return entries;
    }

    /** The path's occurrences: more than its entries where it leads through an array. */
    public long values() {
        return Arrays.stream(types).sum();
    }

    /** Occurrences by type; only the types that occur. */
    public Map<ValueType, Long> types() {
        var counts = new EnumMap<ValueType, Long>(ValueType.class);
        for (var type : ValueType.values()) {
            if (types[type.slot()] > 0) {
                counts.put(type, types[type.slot()]);
            }
        }
        return counts;
    }

    /** The distinct strings, numbers and booleans; empty without any of these. */
    public Optional<Distinct> distinct() {
        return Optional.ofNullable(distinct);
    }

    public Optional<NumberProfile> numbers() {
        return Optional.ofNullable(numbers);
    }

    public Optional<StringProfile> strings() {
        return Optional.ofNullable(strings);
    }

    public Optional<TimestampProfile> timestamps() {
        return Optional.ofNullable(timestamps);
    }

    public long trueCount() {
        return trueCount;
    }

    public long falseCount() {
        return types[ValueType.BOOLEAN.slot()] - trueCount;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(entries);
        for (long count : types) {
            out.writeLong(count);
        }
        out.writeLong(trueCount);
        out.writeBoolean(distinct != null);
        if (distinct != null) {
            distinct.writeTo(out);
        }
        out.writeBoolean(numbers != null);
        if (numbers != null) {
            numbers.writeTo(out);
        }
        out.writeBoolean(strings != null);
        if (strings != null) {
            strings.writeTo(out);
        }
        out.writeBoolean(timestamps != null);
        if (timestamps != null) {
            timestamps.writeTo(out);
        }
    }

    static FieldProfile readFrom(DataInput in) throws IOException {
        long entries = in.readLong();
        long[] types = new long[ValueType.values().length];
        for (int i = 0; i < types.length; i++) {
            types[i] = in.readLong();
        }
        long trueCount = in.readLong();
        var field = new FieldProfile();
        field.entries = entries;
        System.arraycopy(types, 0, field.types, 0, types.length);
        field.trueCount = trueCount;
        field.distinct = in.readBoolean() ? Distinct.readFrom(in) : null;
        field.numbers = in.readBoolean() ? NumberProfile.readFrom(in) : null;
        field.strings = in.readBoolean() ? StringProfile.readFrom(in) : null;
        field.timestamps = in.readBoolean() ? TimestampProfile.readFrom(in) : null;
        return field;
    }
}
