package tallybook.summary.report;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tallybook.summary.json.JsonValue;
import tallybook.summary.profile.Values;

/**
 * Something that posts entries of one kind, week after week: how many, how they cluster and what they hold is drawn once,
 * and each week is drawn from that.
 */
final class SimulatedSender {
    private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    /** Of fewer bursts a week nobody can tell whether it is one that is missing. */
    private static final double BURSTS_MIN = 25;

    private static final int HOURS_OF_WEEK = 7 * 24;

    /** How entries come. */
    enum Arrival {
        /** Each by itself. */
        SINGLY,
        /** Many at once, each with its own values. */
        IN_BURSTS,
        /** Many at once, with mostly the same values. */
        IN_BATCHES
    }

    private final Arrival arrival;
    private final double entriesAWeek;
    private final double burstSize;
    private final double[] hourWeights;
    private final List<SimulatedMember> members;
    private int week;
    private long ordinals;

    /** @param random what draws the sender itself, not its entries */
    SimulatedSender(SplittableRandom random, Arrival arrival, double entriesAWeek, int fields) {
        this.arrival = arrival;
        this.entriesAWeek = entriesAWeek;
        this.burstSize = arrival == Arrival.SINGLY ? 1 : 1 + random.nextDouble(Math.min(50, entriesAWeek / BURSTS_MIN));
        double night = random.nextDouble();
        double weekend = random.nextDouble();
        this.hourWeights = IntStream.range(0, HOURS_OF_WEEK)
                .mapToDouble(hour -> (hour % 24 < 7 ? night : 1) * (hour < 5 * 24 ? 1 : weekend))
                .toArray();
        this.members = SimulatedMember.drawn(random, fields);
    }

    /** The entries of the next week. */
    SampledPeriod nextWeek(SplittableRandom random) {
        return nextWeek(random, 1, entry -> {});
    }

    /**
     * The entries of a week that is not like the others.
     *
     * @param volume how many times as many entries come
     * @param change what becomes of each of them
     */
    SampledPeriod nextWeek(SplittableRandom random, double volume, Consumer<Map<String, JsonValue>> change) {
        var period = new SampledPeriod();
        var start = MONDAY.plus(WEEK.multipliedBy(week++));
        int bursts = Draw.poisson(random, volume * entriesAWeek / burstSize);
        for (int burst = 0; burst < bursts; burst++) {
            long second = Draw.weighted(random, hourWeights) * 3_600L + random.nextInt(3_600);
            int size = Draw.geometric(random, burstSize);
            Map<String, JsonValue> first = Map.of();
            for (int i = 0; i < size; i++) {
                var at = start.plusSeconds(second).plusMillis(i);
                boolean same = arrival == Arrival.IN_BATCHES && i > 0;
                var entry = same ? varied(random, first, at) : entry(random, at);
                first = i == 0 ? entry : first;
                var sent = new HashMap<>(entry);
                change.accept(sent);
                period.add(at, Values.object(sent));
            }
        }
        return period;
    }

    private Map<String, JsonValue> entry(SplittableRandom random, Instant at) {
        var entry = new HashMap<String, JsonValue>();
        long ordinal = ordinals++;
        members.forEach(member -> member.draw(random, new SimulatedMember.Origin(ordinal, at), entry));
        return entry;
    }

    /** The same as the first of its batch, but for a few members. */
    private Map<String, JsonValue> varied(SplittableRandom random, Map<String, JsonValue> first, Instant at) {
        var entry = new HashMap<>(first);
        long ordinal = ordinals++;
        for (var member : members) {
            if (random.nextInt(10) == 0) {
                entry.remove(member.name());
                member.draw(random, new SimulatedMember.Origin(ordinal, at), entry);
            }
        }
        return entry;
    }
}
