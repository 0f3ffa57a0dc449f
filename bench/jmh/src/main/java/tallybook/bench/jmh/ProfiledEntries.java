package tallybook.bench.jmh;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.item.ItemSize;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonArray;
import tallybook.summary.json.JsonValue.JsonBoolean;
import tallybook.summary.json.JsonValue.JsonNull;
import tallybook.summary.json.JsonValue.JsonNumber;
import tallybook.summary.json.JsonValue.JsonObject;
import tallybook.summary.json.JsonValue.JsonString;
import tallybook.summary.json.JsonValue.Member;
import tallybook.summary.profile.Profile;

/** Entries in the form in which a profile counts them; nothing else here knows that form. */
final class ProfiledEntries {
    private final List<Counted> entries;

    ProfiledEntries(List<StoredEntry> stored) {
        entries = stored.stream().map(Counted::of).toList();
    }

    private record Counted(Instant receivedAt, long bytes, JsonObject data) {
        static Counted of(StoredEntry entry) {
            return new Counted(
                    Instant.parse(StoredEntry.RECEIVED_AT), ItemSize.ofItem(entry.item()), object(entry.data()));
        }
    }

    private static JsonObject object(Map<String, AttributeValue> members) {
        return new JsonObject(members.entrySet().stream()
                .map(member -> new Member(member.getKey(), value(member.getValue())))
                .toList());
    }

    private static JsonValue value(AttributeValue value) {
        return switch (value.type()) {
            case M -> object(value.m());
            case L ->
                new JsonArray(value.l().stream().map(ProfiledEntries::value).toList());
            case S -> new JsonString(value.s());
            case N -> new JsonNumber(value.n());
            case BOOL -> new JsonBoolean(value.bool());
            default -> new JsonNull();
        };
    }

    void addTo(Profile profile) {
        for (var entry : entries) {
            profile.add(entry.receivedAt(), entry.bytes(), entry.data());
        }
    }
}
