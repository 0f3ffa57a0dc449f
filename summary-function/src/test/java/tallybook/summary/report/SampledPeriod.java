package tallybook.summary.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonArray;
import tallybook.summary.json.JsonValue.JsonBoolean;
import tallybook.summary.json.JsonValue.JsonNull;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.json.JsonValue.JsonString;
import tallybook.summary.profile.NumberProfile;
import tallybook.summary.profile.Profile;
import tallybook.summary.profile.Values;
import tallybook.summary.report.Comparison.Side;
import tallybook.summary.report.Report.Entries;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A period whose entries are profiled as they come, and stated as a report states them. */
final class SampledPeriod {
    /** What periods are compared as, whenever their entries come. */
    static final Period WEEK = Period.ofWeek(2026, 47, ZoneOffset.UTC);

    private final Profile profile = new Profile(ZoneOffset.UTC);

    /** Entries as JSON; one comes in each hour of the day in turn. */
    static SampledPeriod of(List<String> entries) {
        var period = new SampledPeriod();
        for (int i = 0; i < entries.size(); i++) {
            var entry = JsonMapper.shared().readTree(entries.get(i));
            period.add(Instant.EPOCH.plusSeconds(3_600L * (i % 24)), (JsonObject) value(entry));
        }
        return period;
    }

    /** So many entries, all alike. */
    static SampledPeriod of(int entries, String entry) {
        return of(Collections.nCopies(entries, entry));
    }

    void add(Instant receivedAt, JsonObject entry) {
        profile.add(receivedAt, 100, entry);
    }

    long count() {
        return profile.entries();
    }

    Profile profile() {
        return profile;
    }

    Side side() {
        return side(ShowValues.COMMON);
    }

    Side side(ShowValues showValues) {
        var report = new FieldReport(profile.entries(), showValues);
        var numbers = new HashMap<String, NumberProfile>();
        profile.fields().forEach((path, field) -> field.numbers().ifPresent(found -> numbers.put(path.text(), found)));
        return new Side(
                entries(),
                profile.fields().entrySet().stream()
                        .map(field -> report.of(field.getKey(), field.getValue()))
                        .toList(),
                profile.omittedPaths().estimate(),
                numbers);
    }

    Entries entries() {
        return new Entries(
                profile.entries(),
                profile.bytes(),
                profile.entries(),
                profile.bytes(),
                List.of(),
                Arrays.stream(profile.hours()).boxed().toList());
    }

    private static JsonValue value(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> {
                var members = new HashMap<String, JsonValue>();
                json.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
                yield Values.object(members);
            }
            case ARRAY ->
                new JsonArray(json.valueStream().map(SampledPeriod::value).toList());
            case STRING -> new JsonString(json.stringValue());
            case NUMBER -> new JsonNumber(json.asString());
            case BOOLEAN -> new JsonBoolean(json.booleanValue());
            default -> new JsonNull();
        };
    }
}
