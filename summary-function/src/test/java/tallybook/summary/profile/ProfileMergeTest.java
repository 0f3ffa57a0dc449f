package tallybook.summary.profile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tallybook.summary.profile.Streams.profile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import tallybook.summary.profile.Streams.Received;

/** The laws of merging, in every figure, on streams small enough for every sketch to be exact. */
class ProfileMergeTest {
    @Property(tries = 200)
    void aProfileIsTheMergeOfTheProfilesOfAnySplit(
            @ForAll("streams") List<Received> stream, @ForAll @Size(3) List<Integer> cuts) {
        var parts = Streams.split(stream, cuts);
        var merged = profile(parts.getFirst());
        parts.stream().skip(1).forEach(part -> merged.merge(profile(part)));

        assertAlike(merged, profile(stream));
    }

    @Property(tries = 200)
    void theOrderOfEntriesDoesNotMatter(@ForAll("streams") List<Received> stream, @ForAll Random random) {
        var shuffled = new ArrayList<>(stream);
        Collections.shuffle(shuffled, random);

        assertAlike(profile(shuffled), profile(stream));
    }

    @Property(tries = 100)
    void mergingIsCommutative(@ForAll("streams") List<Received> first, @ForAll("streams") List<Received> second) {
        assertAlike(merged(profile(first), profile(second)), merged(profile(second), profile(first)));
    }

    @Property(tries = 100)
    void mergingIsAssociative(
            @ForAll("streams") List<Received> first,
            @ForAll("streams") List<Received> second,
            @ForAll("streams") List<Received> third) {
        assertAlike(
                merged(merged(profile(first), profile(second)), profile(third)),
                merged(profile(first), merged(profile(second), profile(third))));
    }

    @Property(tries = 100)
    void theEmptyProfileIsTheIdentityOfMerging(@ForAll("streams") List<Received> stream) {
        assertAlike(merged(new Profile(ZoneOffset.UTC), profile(stream)), profile(stream));
        assertAlike(merged(profile(stream), new Profile(ZoneOffset.UTC)), profile(stream));
    }

    @Property(tries = 100)
    void aProfileReadBackIsTheProfileWrittenAndMergesAsItWould(
            @ForAll("streams") List<Received> first, @ForAll("streams") List<Received> second) throws IOException {
        assertAlike(readBack(profile(first)), profile(first));
        assertAlike(
                readBack(merged(readBack(profile(first)), readBack(profile(second)))),
                merged(profile(first), profile(second)));
    }

    @Property(tries = 100)
    void aProfileReadBackStillKnowsWhichPathsItOmitted(
            @ForAll("streams") List<Received> first, @ForAll("streams") List<Received> second) throws IOException {
        var few = new ProfileLimits(2, 4, 1L << 30);
        assertAlike(
                merged(readBack(profile(first, few)), readBack(profile(second, few))),
                merged(asLarge(profile(first, few)), profile(second, few)));
    }

    /** The profile with the limits that it has once it was stored. */
    private static Profile asLarge(Profile profile) {
        return merged(new Profile(ZoneOffset.UTC), profile);
    }

    @Provide
    Arbitrary<List<Received>> streams() {
        return Streams.streams(Arbitraries.of("a", "b", "0", "[*]", "*", "d.e", "\ud834\udd1e"), 3, 20);
    }

    private static Profile merged(Profile ours, Profile theirs) {
        ours.merge(theirs);
        return ours;
    }

    private static Profile readBack(Profile profile) throws IOException {
        var bytes = new ByteArrayOutputStream();
        profile.writeTo(new DataOutputStream(bytes));
        var in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        var read = Profile.readFrom(in);
        assertThat(in.read()).isEqualTo(-1);
        return read;
    }

    private static void assertAlike(Profile actual, Profile expected) {
        assertThat(Figures.of(actual)).isEqualTo(Figures.of(expected));
        actual.fields()
                .forEach((path, field) -> field.numbers().ifPresent(numbers -> {
                    var others = requireNonNull(expected.fields().get(path))
                            .numbers()
                            .orElseThrow();
                    assertThat(numbers.moments().mean())
                            .isCloseTo(others.moments().mean(), within(1e-9 * largest(numbers)));
                    assertThat(numbers.moments().standardDeviation().orElse(-1))
                            .isCloseTo(
                                    others.moments().standardDeviation().orElse(-1), within(1e-9 * largest(numbers)));
                }));
    }

    private static double largest(NumberProfile numbers) {
        return Math.max(1, numbers.max().abs().max(numbers.min().abs()).doubleValue());
    }
}
