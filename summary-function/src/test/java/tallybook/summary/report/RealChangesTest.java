package tallybook.summary.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonNull;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonString;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.SimulatedSender.Arrival;

/** Of what really changes, a report alerts: of nothing else, among twenty other fields that stay as they are. */
class RealChangesTest {
    private static final int REPORTS = 8;
    private static final double ENTRIES = 1_000;

    /** Bursts of up to fifty say as much as one entry each, so there have to be some hundreds. */
    private static final double ENTRIES_IN_BURSTS = 6_000;

    private static final int FIELDS = 20;

    /** What becomes of each entry of a week. */
    interface Week extends BiConsumer<SplittableRandom, Map<String, JsonValue>> {}

    record RealChange(String name, Week before, Week after, double volume, String path, ChangeKind kind) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<RealChange> changes() {
        return Stream.of(
                changed(
                        "a field is gone",
                        has(0.6, random -> number(1)),
                        has(0, random -> number(1)),
                        ChangeKind.FIELD_VANISHED),
                changed(
                        "a field is new",
                        has(0, random -> number(1)),
                        has(0.1, random -> number(1)),
                        ChangeKind.FIELD_APPEARED),
                changed(
                        "numbers are sent as strings",
                        has(1, random -> number(Draw.logNormal(random, 1))),
                        has(1, random -> new JsonString("1.5")),
                        ChangeKind.TYPE_CHANGED),
                changed(
                        "a tenth of the numbers are sent as strings",
                        has(1, random -> number(5)),
                        has(1, random -> random.nextInt(10) == 0 ? new JsonString("5") : number(5)),
                        ChangeKind.TYPE_CHANGED),
                changed(
                        "a presence is halved",
                        has(0.9, random -> number(1)),
                        has(0.45, random -> number(1)),
                        ChangeKind.PRESENCE_CHANGED),
                changed(
                        "numbers are doubled",
                        has(1, random -> number(Draw.logNormal(random, 1))),
                        has(1, random -> number(2 * Draw.logNormal(random, 1))),
                        ChangeKind.DISTRIBUTION_CHANGED),
                changed(
                        "seconds are sent as milliseconds",
                        has(1, random -> number(Draw.logNormal(random, 1))),
                        has(1, random -> number(1_000 * Draw.logNormal(random, 1))),
                        ChangeKind.DISTRIBUTION_CHANGED),
                changed(
                        "a fifth of the values are null",
                        has(1, random -> number(1)),
                        has(1, random -> random.nextInt(5) == 0 ? new JsonNull() : number(1)),
                        ChangeKind.TYPE_CHANGED),
                new RealChange(
                        "half of the entries come",
                        has(0, random -> number(1)),
                        has(0, random -> number(1)),
                        0.5,
                        "$",
                        ChangeKind.VOLUME_CHANGED));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void alertsOfWhatReallyChanged(RealChange change) {
        assertThat(reports(change, Arrival.SINGLY, ENTRIES)).isEqualTo(REPORTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a field is gone", "numbers are sent as strings", "seconds are sent as milliseconds"})
    void alertsOfWhatIsPlainlyOtherThoughEntriesComeInBursts(String name) {
        var change = changes().filter(any -> any.name.equals(name)).findAny().orElseThrow();

        assertThat(reports(change, Arrival.IN_BURSTS, ENTRIES_IN_BURSTS)).isEqualTo(REPORTS);
    }

    /** How many reports alert of the change, and of nothing else. */
    private static long reports(RealChange change, Arrival arrival, double entries) {
        return IntStream.range(0, REPORTS)
                .mapToObj(seed -> alerts(change, arrival, entries, new SplittableRandom(seed)))
                .filter(alerts -> alerts.equals(List.of(change.path + " " + change.kind)))
                .count();
    }

    private static List<String> alerts(RealChange change, Arrival arrival, double entries, SplittableRandom random) {
        var sender = new SimulatedSender(random.split(), arrival, entries, FIELDS);
        var values = random.split();
        var before = sender.nextWeek(random.split(), 1, entry -> change.before.accept(values, entry));
        var now = sender.nextWeek(random.split(), change.volume, entry -> change.after.accept(values, entry));
        return Comparison.of(SampledPeriod.WEEK, before.side(), now.side()).alerts().stream()
                .map(alert -> alert.path() + " " + alert.kind())
                .toList();
    }

    private static RealChange changed(String name, Week before, Week after, ChangeKind kind) {
        return new RealChange(name, before, after, 1, "$.watched", kind);
    }

    private interface Value {
        JsonValue draw(SplittableRandom random);
    }

    /** A week in which so many of the entries have the watched field. */
    private static Week has(double presence, Value value) {
        return (random, entry) -> {
            if (random.nextDouble() < presence) {
                entry.put("watched", value.draw(random));
            }
        };
    }

    private static JsonValue number(double number) {
        return new JsonNumber(Double.toString(number));
    }
}
