package tallybook.summary.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.summary.profile.NumberProfile;
import tallybook.summary.profile.Profile;
import tallybook.summary.report.Comparison.Side;
import tallybook.summary.report.Report.Entries;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A period whose entries are profiled as they come, and stated as a report states them. */
final class SampledPeriod {
    private final Profile profile = new Profile(ZoneOffset.UTC);

    /** Entries as JSON; one comes in each hour of the day in turn. */
    static SampledPeriod of(List<String> entries) {
        var period = new SampledPeriod();
        for (int i = 0; i < entries.size(); i++) {
            var entry = JsonMapper.shared().readTree(entries.get(i));
            period.add(
                    Instant.EPOCH.plusSeconds(3_600L * (i % 24)), value(entry).m());
        }
        return period;
    }

    /** So many entries, all alike. */
    static SampledPeriod of(int entries, String entry) {
        return of(Collections.nCopies(entries, entry));
    }

    void add(Instant receivedAt, Map<String, AttributeValue> entry) {
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

    private static AttributeValue value(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> {
                var members = new HashMap<String, AttributeValue>();
                json.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
                yield AttributeValue.fromM(members);
            }
            case ARRAY ->
                AttributeValue.fromL(
                        json.valueStream().map(SampledPeriod::value).toList());
            case STRING -> AttributeValue.fromS(json.stringValue());
            case NUMBER -> AttributeValue.fromN(json.asString());
            case BOOLEAN -> AttributeValue.fromBool(json.booleanValue());
            default -> AttributeValue.fromNul(true);
        };
    }
}
