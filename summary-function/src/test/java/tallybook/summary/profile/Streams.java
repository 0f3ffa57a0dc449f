package tallybook.summary.profile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Streams of entries for properties, and their profiles. */
final class Streams {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    private Streams() {}

    /** An entry, and when it was received: the two go together, however a stream is split or shuffled. */
    record Received(Instant at, AttributeValue object) {}

    /** Entries whose objects have members of these names, two levels deep, with arrays and arrays of arrays. */
    static Arbitrary<List<Received>> streams(Arbitrary<String> names, int membersMax, int entriesMax) {
        var entries = object(names, membersMax, object(names, membersMax, leaves()));
        var hours = Arbitraries.integers().between(0, 167);
        return Combinators.combine(hours, entries)
                .as((hour, entry) -> new Received(MONDAY.plusSeconds(3600L * hour), entry))
                .list()
                .ofMaxSize(entriesMax);
    }

    private static Arbitrary<AttributeValue> object(
            Arbitrary<String> names, int membersMax, Arbitrary<AttributeValue> inner) {
        var arrays = leaves().list().ofMaxSize(3).map(AttributeValue::fromL);
        var values = Arbitraries.oneOf(
                leaves(),
                inner,
                arrays.list().ofMaxSize(2).map(AttributeValue::fromL),
                inner.list().ofMaxSize(3).map(AttributeValue::fromL));
        return Arbitraries.maps(names, values).ofMaxSize(membersMax).map(AttributeValue::fromM);
    }

    private static Arbitrary<AttributeValue> leaves() {
        return Arbitraries.oneOf(
                Arbitraries.of("-1000", "-1.5", "-0", "0", "0.0", "0.1", "1", "1.0", "10E-1", "1E+120", "9E-130")
                        .map(AttributeValue::fromN),
                Arbitraries.integers()
                        .between(-1000, 1000)
                        .map(number -> AttributeValue.fromN(Integer.toString(number))),
                Arbitraries.of("", "a", "1", "\ud834\udd1e", "2026-11-23T10:15:30Z", "2026-11-24T10:15:30.5+01:00")
                        .map(AttributeValue::fromS),
                Arbitraries.of(true, false).map(AttributeValue::fromBool),
                Arbitraries.just(AttributeValue.fromNul(true)));
    }

    static Profile profile(List<Received> stream) {
        return profile(stream, ProfileLimits.DEFAULT);
    }

    static Profile profile(List<Received> stream, ProfileLimits limits) {
        var profile = new Profile(ZoneOffset.UTC, limits);
        for (var entry : stream) {
            profile.add(
                    entry.at(),
                    entry.object().toString().length(),
                    entry.object().m());
        }
        return profile;
    }

    static List<AttributeValue> objects(List<Received> stream) {
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
