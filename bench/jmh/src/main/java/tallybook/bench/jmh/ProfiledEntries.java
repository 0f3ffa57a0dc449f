package tallybook.bench.jmh;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.item.ItemSize;
import tallybook.summary.profile.Profile;

/** Entries in the form in which a profile counts them; nothing else here knows that form. */
final class ProfiledEntries {
    private final List<Counted> entries;

    ProfiledEntries(List<StoredEntry> stored) {
        entries = stored.stream().map(Counted::of).toList();
    }

    private record Counted(Instant receivedAt, long bytes, Map<String, AttributeValue> data) {
        static Counted of(StoredEntry entry) {
            return new Counted(Instant.parse(StoredEntry.RECEIVED_AT), ItemSize.ofItem(entry.item()), entry.data());
        }
    }

    void addTo(Profile profile) {
        for (var entry : entries) {
            profile.add(entry.receivedAt(), entry.bytes(), entry.data());
        }
    }
}
