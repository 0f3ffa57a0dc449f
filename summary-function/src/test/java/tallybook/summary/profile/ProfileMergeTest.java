package tallybook.summary.profile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The laws of merging, on streams small enough for every sketch to be exact. */
class ProfileMergeTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");

    @Property(tries = 200)
    void aProfileIsTheMergeOfTheProfilesOfAnySplit(@ForAll("entries") List<AttributeValue> entries, @ForAll int cut)
            throws IOException {
        int at = Math.floorMod(cut, entries.size() + 1);
        var whole = profile(entries);
        var merged = profile(entries.subList(0, at));
        merged.merge(profile(entries.subList(at, entries.size())));

        assertAlike(merged, whole);
    }

    @Property(tries = 100)
    void theOrderOfMergingDoesNotMatter(
            @ForAll("entries") List<AttributeValue> first, @ForAll("entries") List<AttributeValue> second) {
        var forth = profile(first);
        forth.merge(profile(second));
        var back = profile(second);
        back.merge(profile(first));

        assertAlike(forth, back);
    }

    @Property(tries = 100)
    void theEmptyProfileChangesNothing(@ForAll("entries") List<AttributeValue> entries) {
        var left = new Profile(ZoneOffset.UTC);
        left.merge(profile(entries));
        var right = profile(entries);
        right.merge(new Profile(ZoneOffset.UTC));

        assertAlike(left, profile(entries));
        assertAlike(right, profile(entries));
    }

    @Property(tries = 100)
    void aProfileReadBackIsTheProfileWritten(@ForAll("entries") List<AttributeValue> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        profile(entries).writeTo(new DataOutputStream(bytes));
        var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

        assertAlike(Profile.readFrom(in), profile(entries));
        assertThat(in.read()).isEqualTo(-1);
    }

    @Provide
    Arbitrary<List<AttributeValue>> entries() {
        return object(object(leaves())).list().ofMaxSize(20);
    }

    private static Arbitrary<AttributeValue> leaves() {
        return Arbitraries.oneOf(
                Arbitraries.integers()
                        .between(-1000, 1000)
                        .map(number -> AttributeValue.fromN(Integer.toString(number))),
                Arbitraries.of("", "a", "b", "2026-11-23T10:15:30Z", "2026-11-24T10:15:30Z")
                        .map(AttributeValue::fromS),
                Arbitraries.of(true, false).map(AttributeValue::fromBool),
                Arbitraries.just(AttributeValue.fromNul(true)));
    }

    private static Arbitrary<AttributeValue> object(Arbitrary<AttributeValue> inner) {
        var values =
                Arbitraries.oneOf(leaves(), inner, inner.list().ofMaxSize(3).map(AttributeValue::fromL));
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d.e"), values)
                .ofMaxSize(3)
                .map(AttributeValue::fromM);
    }

    private static Profile profile(List<AttributeValue> entries) {
        var profile = new Profile(ZoneOffset.UTC);
        int hours = 0;
        for (var entry : entries) {
            profile.add(MONDAY.plusSeconds(3600L * hours++), 100, entry.m());
        }
        return profile;
    }

    private static void assertAlike(Profile actual, Profile expected) {
        assertThat(actual.entries()).isEqualTo(expected.entries());
        assertThat(actual.bytes()).isEqualTo(expected.bytes());
        assertThat(actual.fields().keySet()).isEqualTo(expected.fields().keySet());
        actual.fields()
                .forEach((path, field) ->
                        assertAlike(field, requireNonNull(expected.fields().get(path))));
    }

    private static void assertAlike(FieldProfile actual, FieldProfile expected) {
        assertThat(exact(actual)).isEqualTo(exact(expected));
        assertThat(actual.distinct().map(Distinct::estimate))
                .isEqualTo(expected.distinct().map(Distinct::estimate));
        assertThat(actual.numbers().isPresent()).isEqualTo(expected.numbers().isPresent());
        if (actual.numbers().isPresent()) {
            var numbers = actual.numbers().get();
            var others = expected.numbers().orElseThrow();
            assertThat(numbers.min()).isEqualByComparingTo(others.min());
            assertThat(numbers.max()).isEqualByComparingTo(others.max());
            assertThat(numbers.moments().mean()).isCloseTo(others.moments().mean(), within(1e-9));
            assertThat(numbers.moments().standardDeviation().orElse(-1))
                    .isCloseTo(others.moments().standardDeviation().orElse(-1), within(1e-9));
            assertThat(numbers.quantiles().at(0.5)).isEqualTo(others.quantiles().at(0.5));
        }
    }

    private static Map<String, Object> exact(FieldProfile field) {
        return Map.of(
                "entries", field.entries(),
                "types", field.types(),
                "true", field.trueCount(),
                "lengths", field.strings().map(s -> List.of(s.count(), s.minLength(), s.maxLength(), s.meanLength())),
                "frequent", field.strings().map(s -> s.frequent().top(10)),
                "timestamps", field.timestamps().map(t -> List.of(t.count(), t.earliest(), t.latest())));
    }
}
