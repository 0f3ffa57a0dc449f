package tallybook.summary.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonArray;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.json.JsonValue.JsonString;

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

    JsonObject entry(int number) {
        var random = new SplittableRandom(number);
        var entry = new HashMap<String, JsonValue>();
        entry.put("id", new JsonString("entry " + number));
        int newNames = number % ENTRIES_PER_FLOOD == 0 ? NEW_NAMES_IN_A_FLOOD : NEW_NAMES;
        for (int i = 0; i < newNames; i++) {
            entry.put("new " + number + " " + i, new JsonString("x" + random.nextInt()));
        }
        if (number % ENTRIES_PER_HUGE_STRING == 0) {
            entry.put("huge", new JsonString((number + " ").repeat(HUGE_CHARACTERS / 8)));
        }
        if (number % ENTRIES_PER_DEEP_ONE == 0) {
            entry.put("deep", deep(LEVELS - 1, number));
        }
        int first = random.nextInt(WIDE_FIELDS);
        for (int i = 0; i < wideFieldsPerEntry; i++) {
            entry.put("wide" + (first + i) % WIDE_FIELDS, random.nextBoolean() ? longString(random) : number(random));
        }
        return Values.object(entry);
    }

    private static JsonValue deep(int levels, int number) {
        JsonValue value = new JsonNumber(Integer.toString(number));
        for (int level = 0; level < levels; level++) {
            value = level % 3 == 0
                    ? new JsonArray(new ArrayList<>(List.of(value)))
                    : Values.object(Map.of("d" + number % 7, value));
        }
        return value;
    }

    private static JsonValue longString(SplittableRandom random) {
        return new JsonString(LONG + String.format("%016x", random.nextLong()));
    }

    private static JsonValue number(SplittableRandom random) {
        return new JsonNumber(Long.toString(random.nextLong()));
    }
}
