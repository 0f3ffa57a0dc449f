package tallybook.summary.profile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.json.JsonValue.JsonString;
import tallybook.summary.profile.Streams.Received;

class ProfileLimitsTest {
    private static final ProfileLimits FEW = new ProfileLimits(4, 8, 1L << 30);
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final int LATE_NAMES = 10;
    private static final JsonValue ONE = new JsonNumber("1");

    @Property(tries = 200)
    void whatIsToldOfAPathIsTrueOfTheWholeStreamHoweverItWasSplit(
            @ForAll("streams") List<Received> stream, @ForAll @Size(3) List<Integer> cuts, @ForAll Random random) {
        var profiles = new ArrayList<Profile>();
        Streams.split(stream, cuts).forEach(part -> profiles.add(Streams.profile(part, FEW)));
        while (profiles.size() > 1) {
            var other = profiles.remove(random.nextInt(profiles.size()));
            profiles.get(random.nextInt(profiles.size())).merge(other);
        }

        assertTellsTheTruth(profiles.getFirst(), PathCounts.of(Streams.objects(stream)));
    }

    private static void assertTellsTheTruth(Profile profile, PathCounts truth) {
        assertThat(profile.fields()).hasSizeLessThanOrEqualTo(FEW.fieldsMax());
        long told = 0;
        for (var field : profile.fields().entrySet()) {
            var path = field.getKey();
            assertThat(field.getValue().entries())
                    .as(path.text())
                    .isEqualTo(truth.entries().get(path));
            assertThat(field.getValue().types())
                    .as(path.text())
                    .isEqualTo(truth.types().get(path));
            told += field.getValue().values();
        }
        assertThat(profile.omittedValues()).isEqualTo(truth.values() - told);
        assertThat(profile.omittedPaths().estimate())
                .isEqualTo(truth.entries().size() - profile.fields().size());
    }

    @Provide
    Arbitrary<List<Received>> streams() {
        return Streams.streams(Arbitraries.strings().withCharRange('a', 'z').ofLength(1), 6, 30);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 5_000})
    void aPathInEveryEntrySurvivesAFloodOfNewNames(int newNames) {
        int entries = 30_000 / newNames;
        var segments = List.of(new Profile(ZoneOffset.UTC), new Profile(ZoneOffset.UTC));
        for (int i = 0; i < entries; i++) {
            segments.get(i % 2).add(MONDAY, 1, flooded(i, newNames));
        }
        var merged = segments.getFirst();
        merged.merge(segments.getLast());

        assertThat(values(merged, "id")).isEqualTo(entries);
        for (int i = 0; i < LATE_NAMES; i++) {
            assertThat(values(merged, "late" + i)).isEqualTo(entries - entries / 2);
        }
        assertThat(merged.fields()).hasSize(1_000);
        long told = merged.fields().values().stream()
                .mapToLong(FieldProfile::values)
                .sum();
        assertThat(merged.omittedValues())
                .isEqualTo((newNames + 1L) * entries + (long) LATE_NAMES * (entries - entries / 2) - told);
        assertThat(30_001L + LATE_NAMES - 1_000)
                .isBetween(merged.omittedPaths().low(), merged.omittedPaths().high());
    }

    /** A member {@code id}, from the middle on some more, and so many that no other entry has. */
    private static JsonObject flooded(int number, int newNames) {
        var entry = new HashMap<String, JsonValue>();
        for (int i = 0; i < newNames; i++) {
            entry.put("new " + number + " " + i, ONE);
        }
        entry.put("id", ONE);
        if (number >= 30_000 / newNames / 2) {
            for (int i = 0; i < LATE_NAMES; i++) {
                entry.put("late" + i, ONE);
            }
        }
        return Values.object(entry);
    }

    @Test
    void anEntryOf50000NamesIsCountedWhole() {
        var profile = new Profile(ZoneOffset.UTC);
        var members = new HashMap<>(Map.of("id", ONE));
        for (int i = 1; i < 50_000; i++) {
            members.put("name " + i, ONE);
        }
        var large = Values.object(members);
        profile.add(MONDAY, 1, Values.object("id", ONE));
        profile.add(MONDAY, 1, large);
        profile.add(MONDAY, 1, large);

        assertThat(values(profile, "id")).isEqualTo(3);
        assertThat(profile.fields())
                .hasSize(1_000)
                .allSatisfy((path, field) ->
                        assertThat(field.values()).isEqualTo(path.text().equals("$.id") ? 3 : 2));
        assertThat(profile.omittedValues()).isEqualTo(2 * 49_000);
        assertThat(49_000L)
                .isBetween(profile.omittedPaths().low(), profile.omittedPaths().high());
    }

    @Test
    void tellsOfTheMostFrequentPathsWheneverTheyCame() {
        var profile = new Profile(ZoneOffset.UTC);
        for (int i = 0; i < 3_000; i++) {
            profile.add(MONDAY, 1, Values.object("rare " + i, ONE));
        }
        for (int i = 0; i < 2_000; i++) {
            profile.add(MONDAY, 1, Values.object("common " + i % 1_000, ONE));
        }

        assertThat(profile.fields().keySet()).allMatch(path -> path.text().startsWith("$['common "));
    }

    @Test
    void letsGoOfFrequentStringsWhenThereIsNoRoomForThemAndStillBoundsTheirCounts() {
        var roomy = new Profile(ZoneOffset.UTC);
        var tight = new Profile(ZoneOffset.UTC, new ProfileLimits(20, 40, 420_000));
        for (int i = 0; i < 10_000; i++) {
            var entry = new HashMap<String, JsonValue>();
            for (int field = 0; field < 20; field++) {
                String text = i % 4 == 0 ? "often" : "only once, in entry " + i;
                entry.put("f" + field, new JsonString(text));
            }
            roomy.add(MONDAY, 1, Values.object(entry));
            tight.add(MONDAY, 1, Values.object(entry));
        }

        assertThat(tight.memory()).isLessThanOrEqualTo(420_000);
        assertThat(tight.fields()).hasSize(20).allSatisfy((path, field) -> {
            var frequent = field.strings().orElseThrow().frequent();
            assertThat(frequent.maximumError()).isGreaterThan(maximumError(roomy, path));
            assertThat(frequent.top(1)).singleElement().satisfies(row -> {
                assertThat(row.value()).isEqualTo("often");
                assertThat(2_500L).isBetween(row.low(), row.high());
            });
        });
    }

    private static long maximumError(Profile profile, JsonPath path) {
        var field = requireNonNull(profile.fields().get(path));
        return field.strings().orElseThrow().frequent().maximumError();
    }

    private static long values(Profile profile, String name) {
        return requireNonNull(profile.fields().get(JsonPath.ROOT.member(name))).values();
    }
}
