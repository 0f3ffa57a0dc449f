package tallybook.summary.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonBoolean;
import tallybook.summary.json.JsonValue.JsonNull;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonString;
import tallybook.summary.profile.Profile;
import tallybook.summary.profile.Values;
import tallybook.summary.report.FieldReport;
import tallybook.summary.report.Report;
import tallybook.summary.report.ShowValues;

/** Fields as the profile of many entries has them, whose numbers are spread in every way that is hard to draw. */
final class Profiled {

    private static final Instant MONDAY = Instant.parse("2026-11-16T00:00:00Z");

    private Profiled() {}

    static List<Report.Field> fields(ShowValues showValues) {
        var random = new Random(3);
        var profile = new Profile(ZoneOffset.UTC);
        for (var i = 0; i < Fields.ENTRIES; i++) {
            profile.add(MONDAY.plusSeconds(i * 300L), 600, Values.object(entry(i, random)));
        }
        var report = new FieldReport(profile.entries(), showValues);
        return profile.fields().entrySet().stream()
                .map(field -> report.of(field.getKey(), field.getValue()))
                .toList();
    }

    private static Map<String, JsonValue> entry(int i, Random random) {
        var entry = new HashMap<String, JsonValue>();
        var gaussian = random.nextGaussian();
        entry.put("normal", number(20 + 5 * gaussian));
        entry.put("lognormal", number(Math.exp(2 * gaussian)));
        entry.put("lognormalWithOutliers", number(i % 400 == 0 ? 1e12 : Math.exp(gaussian)));
        entry.put("powerLaw", number(Math.pow(1 - random.nextDouble(), -1.2)));
        entry.put("mostlyZero", number(random.nextInt(10) == 0 ? random.nextInt(1000) : 0));
        entry.put("twoPeaks", number((random.nextBoolean() ? 20 : 80) + 4 * random.nextGaussian()));
        entry.put("bothSigns", number(random.nextGaussian() * Math.exp(3 * random.nextGaussian())));
        entry.put("oneFarBelow", number(i == 700 ? -1e9 : 100 + gaussian));
        entry.put("constant", number(7));
        entry.put("counter", number(i));
        entry.put("epochMillis", number(MONDAY.toEpochMilli() + i * 300_000.0));
        entry.put("twoValues", number(i % 3 == 0 ? 1 : 0));
        entry.put("rare", i % 600 == 0 ? number(gaussian) : new JsonNull());
        entry.put("widest", number(i % 2 == 0 ? 1e125 : -1e125));
        entry.put("mixed", i % 3 == 0 ? new JsonString("text") : number(i));
        entry.put("email", new JsonString("person%d@example.org".formatted(i)));
        entry.put("city", new JsonString(i % 4 == 0 ? "Łódź" : "Zürich"));
        entry.put("at", new JsonString(MONDAY.plusSeconds(i * 300L).toString()));
        entry.put("paid", new JsonBoolean(i % 5 != 0));
        return entry;
    }

    private static JsonValue number(double value) {
        return new JsonNumber(new BigDecimal(Double.toString(value)).toPlainString());
    }
}
