package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedIdsTest {
    @Test
    void ascendThoughTheClockStandsStillOrIsSetBack() {
        var times = new ArrayDeque<>(List.of(10_000L, 10_000L, 10_000L, 9_000L, 9_999L, 10_001L));
        InstantSource clock = () -> Instant.ofEpochMilli(times.remove());
        var ids = new GeneratedIds(clock);

        var made = new ArrayList<String>();
        while (!times.isEmpty()) {
            made.add(ids.next().value());
        }

        assertThat(made).hasSize(6).doesNotHaveDuplicates().isSorted();
    }
}
