package tallybook.summary.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Entries made to fill a profile, each the same for the same number: every one with members that no other has, some with
 * thousands of these, with strings of 300 KB or 32 levels deep, and all with some of 1,000 fields full of long strings and
 * numbers that never come again. The member {@code id} is in each of them.
 */
final class HostileEntries {
    static final int WIDE_FIELDS = 1_000;

    private static final int NEW_NAMES = 3;
    private static final int NEW_NAMES_IN_A_FLOOD = 5_000;
    private static final int ENTRIES_PER_FLOOD = 2_000;
    private static final int ENTRIES_PER_HUGE_STRING = 50;
    private static final int HUGE_CHARACTERS = 300_000;
    private static final int ENTRIES_PER_DEEP_ONE = 20;
    private static final int LEVELS = 32;

    /** As long as a string that is looked at can be, and of characters that take the most memory. */
    private static final String LONG = "\ud834\udd1e".repeat(StringProfile.FREQUENT_LENGTH_MAX - 16);

    private final int wideFieldsPerEntry;

    HostileEntries(int wideFieldsPerEntry) {
        this.wideFieldsPerEntry = wideFieldsPerEntry;
    }

    Map<String, AttributeValue> entry(int number) {
        var random = new SplittableRandom(number);
        var entry = new HashMap<String, AttributeValue>();
        entry.put("id", AttributeValue.fromS("entry " + number));
        int newNames = number % ENTRIES_PER_FLOOD == 0 ? NEW_NAMES_IN_A_FLOOD : NEW_NAMES;
        for (int i = 0; i < newNames; i++) {
            entry.put("new " + number + " " + i, AttributeValue.fromS("x" + random.nextInt()));
        }
        if (number % ENTRIES_PER_HUGE_STRING == 0) {
            entry.put("huge", AttributeValue.fromS((number + " ").repeat(HUGE_CHARACTERS / 8)));
        }
        if (number % ENTRIES_PER_DEEP_ONE == 0) {
            entry.put("deep", deep(LEVELS - 1, number));
        }
        int first = random.nextInt(WIDE_FIELDS);
        for (int i = 0; i < wideFieldsPerEntry; i++) {
            entry.put("wide" + (first + i) % WIDE_FIELDS, random.nextBoolean() ? longString(random) : number(random));
        }
        return entry;
    }

    private static AttributeValue deep(int levels, int number) {
        AttributeValue value = AttributeValue.fromN(Integer.toString(number));
        for (int level = 0; level < levels; level++) {
            value = level % 3 == 0
                    ? AttributeValue.fromL(new ArrayList<>(List.of(value)))
                    : AttributeValue.fromM(Map.of("d" + number % 7, value));
        }
        return value;
    }

    private static AttributeValue longString(SplittableRandom random) {
        return AttributeValue.fromS(LONG + String.format("%016x", random.nextLong()));
    }

    private static AttributeValue number(SplittableRandom random) {
        return AttributeValue.fromN(Long.toString(random.nextLong()));
    }
}
