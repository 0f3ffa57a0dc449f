package tallybook.summary.profile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonArray;
import tallybook.summary.json.JsonValue.JsonBoolean;
import tallybook.summary.json.JsonValue.JsonNull;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.json.JsonValue.JsonString;

/** Streams of entries for properties, and their profiles. */
final class Streams {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    private Streams() {}

    /** An entry, and when it was received: the two go together, however a stream is split or shuffled. */
    record Received(Instant at, JsonObject object) {}

    /** Entries whose objects have members of these names, two levels deep, with arrays and arrays of arrays. */
    static Arbitrary<List<Received>> streams(Arbitrary<String> names, int membersMax, int entriesMax) {
        var entries =
                object(names, membersMax, object(names, membersMax, leaves()).map(inner -> inner));
        var hours = Arbitraries.integers().between(0, 167);
        return Combinators.combine(hours, entries)
                .as((hour, entry) -> new Received(MONDAY.plusSeconds(3600L * hour), entry))
                .list()
                .ofMaxSize(entriesMax);
    }

    private static Arbitrary<JsonObject> object(Arbitrary<String> names, int membersMax, Arbitrary<JsonValue> inner) {
        Arbitrary<JsonValue> arrays = leaves().list().ofMaxSize(3).map(JsonArray::new);
        var values = Arbitraries.oneOf(
                leaves(),
                inner,
                arrays.list().ofMaxSize(2).map(JsonArray::new),
                inner.list().ofMaxSize(3).map(JsonArray::new));
        return Arbitraries.maps(names, values).ofMaxSize(membersMax).map(Values::object);
    }

    private static Arbitrary<JsonValue> leaves() {
        return Arbitraries.oneOf(
                Arbitraries.of("-1000", "-1.5", "-0", "0", "0.0", "0.1", "1", "1.0", "10E-1", "1E+120", "9E-130")
                        .map(JsonNumber::new),
                Arbitraries.integers().between(-1000, 1000).map(number -> new JsonNumber(Integer.toString(number))),
                Arbitraries.of("", "a", "1", "\ud834\udd1e", "2026-11-23T10:15:30Z", "2026-11-24T10:15:30.5+01:00")
                        .map(JsonString::new),
                Arbitraries.of(true, false).map(JsonBoolean::new),
                Arbitraries.just(new JsonNull()));
    }

    static Profile profile(List<Received> stream) {
        return profile(stream, ProfileLimits.DEFAULT);
    }

    static Profile profile(List<Received> stream, ProfileLimits limits) {
        var profile = new Profile(ZoneOffset.UTC, limits);
        for (var entry : stream) {
            profile.add(entry.at(), entry.object().toString().length(), entry.object());
        }
        return profile;
    }

    static List<JsonObject> objects(List<Received> stream) {
        return stream.stream().map(Received::object).toList();
    }

    /** The stream in pieces, each ending where the sum of the cuts comes to. */
    static List<List<Received>> split(List<Received> stream, List<Integer> cuts) {
        var parts = new ArrayList<List<Received>>();
        int from = 0;
        for (int cut : cuts) {
            int to = from + Math.floorMod(cut, stream.size() - from + 1);
            parts.add(stream.subList(from, to));
            from = to;
        }
        parts.add(stream.subList(from, stream.size()));
        return parts;
    }
}
