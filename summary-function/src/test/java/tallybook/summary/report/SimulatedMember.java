package tallybook.summary.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonArray;
import tallybook.summary.json.JsonValue.JsonBoolean;
import tallybook.summary.json.JsonValue.JsonNull;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonString;
import tallybook.summary.profile.Values;

/**
 * A member of a simulated entry.
 *
 * @param presence how likely an entry has it
 * @param nulls how likely it is null then
 */
record SimulatedMember(String name, double presence, double nulls, Source values) {
    private static final MathContext PRECISION = new MathContext(12);
    private static final int FIELDS_A_GROUP = 8;

    /** The entry that a value is for. */
    record Origin(long ordinal, Instant at) {}

    /** Where a member's values come from. */
    interface Source {
        JsonValue draw(SplittableRandom random, Origin origin);
    }

    void draw(SplittableRandom random, Origin origin, Map<String, JsonValue> into) {
        if (random.nextDouble() < presence) {
            into.put(name, random.nextDouble() < nulls ? new JsonNull() : values.draw(random, origin));
        }
    }

    /** Members with about so many field paths: half of them plain, the others in optional objects and arrays. */
    static List<SimulatedMember> drawn(SplittableRandom random, int fields) {
        var members = new ArrayList<SimulatedMember>();
        int plain = Math.max(4, fields / 2);
        for (int i = 0; i < plain; i++) {
            members.add(of(random, "f" + i, plain(random, i)));
        }
        for (int rest = fields - plain; rest > 1; rest -= FIELDS_A_GROUP) {
            int size = Math.min(rest, FIELDS_A_GROUP);
            var group = IntStream.range(0, size)
                    .mapToObj(i -> of(random, "m" + i, plain(random, i + random.nextInt(8))))
                    .toList();
            members.add(of(random, "g" + rest, random.nextBoolean() ? object(group) : arrayOf(random, object(group))));
        }
        return members;
    }

    private static SimulatedMember of(SplittableRandom random, String name, Source values) {
        double presence = switch (random.nextInt(4)) {
            case 0, 1 -> 1;
            case 2 -> random.nextDouble();
            default -> Draw.logUniform(random, 0.0003, 0.3);
        };
        return new SimulatedMember(name, presence, random.nextInt(4) == 0 ? random.nextDouble(0.5) : 0, values);
    }

    private static Source plain(SplittableRandom random, int kind) {
        double sigma = random.nextDouble(0.1, 2.5);
        int size = (int) Draw.logUniform(random, 2, 5_000);
        double share = random.nextDouble();
        return switch (kind % 12) {
            case 0 -> (draw, origin) -> number(Draw.logNormal(draw, sigma));
            case 1 -> (draw, origin) -> text("value" + Draw.zipf(draw, size));
            case 2 -> (draw, origin) -> number(draw.nextInt(size));
            case 3 -> (draw, origin) -> number(100 + sigma * draw.nextGaussian());
            case 4 -> (draw, origin) -> new JsonBoolean(draw.nextDouble() < share);
            case 5 -> (draw, origin) -> draw.nextDouble() < share ? number(draw.nextInt(size)) : text("other");
            case 6 -> (draw, origin) -> number((double) origin.ordinal());
            case 7 -> (draw, origin) -> number((double) origin.at().toEpochMilli());
            case 8 -> (draw, origin) -> number(size);
            case 9 -> (draw, origin) -> text(Long.toHexString(draw.nextLong()));
            case 10 -> (draw, origin) -> text(origin.at().toString());
            default -> arrayOf(random, (draw, origin) -> number(Draw.zipf(draw, size)));
        };
    }

    private static Source object(List<SimulatedMember> members) {
        return (random, origin) -> {
            var object = new HashMap<String, JsonValue>();
            members.forEach(member -> member.draw(random, origin, object));
            return Values.object(object);
        };
    }

    /** Arrays of lengths from 0, some of them far longer than the others. */
    private static Source arrayOf(SplittableRandom random, Source elements) {
        double lengthMean = 1 + random.nextDouble(3);
        return (draw, origin) -> new JsonArray(Stream.generate(() -> elements.draw(draw, origin))
                .limit(Draw.geometric(draw, lengthMean) - 1L)
                .toList());
    }

    private static JsonValue number(double number) {
        return new JsonNumber(new BigDecimal(number, PRECISION).toString());
    }

    private static JsonValue text(String text) {
        return new JsonString(text);
    }
}
