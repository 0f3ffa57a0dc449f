package tallybook.summary.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OverdispersionTest {
    private static final List<Long> EVENLY = Collections.nCopies(24, 150L);

    @Test
    void isOneWhereTheHoursKeepTheirShares() {
        assertThat(Overdispersion.of(EVENLY, Collections.nCopies(24, 90L))).isEqualTo(1);
    }

    @Test
    void isTheMedianDeviationOfTheHours() {
        // Every hour moves by 60 from the 150 expected of each period: χ² is 2 · 60² / 150 = 48, and a little less of
        // 23 hours.
        var before = alternating(210, 90);
        var now = alternating(90, 210);

        assertThat(Overdispersion.of(before, now)).isCloseTo(48 / 0.4549 * 24 / 23, within(1e-9));
    }

    @Test
    void doesNotTakeAJobThatBringsMuchOfTheEntriesForBursts() {
        var withJob = new ArrayList<>(EVENLY);
        withJob.set(3, 1_500L);

        assertThat(Overdispersion.of(EVENLY, withJob)).as("a new job").isEqualTo(1);
        assertThat(Overdispersion.of(withJob, EVENLY)).as("one that is gone").isEqualTo(1);
    }

    @Test
    void isOneWhereThereAreNoHoursToCompare() {
        var oneHour = new ArrayList<>(Collections.nCopies(24, 0L));
        oneHour.set(3, 10_000L);
        var none = Collections.nCopies(24, 0L);

        assertThat(Overdispersion.of(oneHour, oneHour)).isEqualTo(1);
        assertThat(Overdispersion.of(none, none)).isEqualTo(1);
        assertThat(Overdispersion.of(none, EVENLY)).isEqualTo(1);
        assertThat(Overdispersion.of(EVENLY, none)).isEqualTo(1);
        assertThat(Overdispersion.of(oneHour, EVENLY)).isEqualTo(1);
    }

    private static List<Long> alternating(long even, long odd) {
        return Stream.generate(() -> List.of(even, odd))
                .limit(12)
                .flatMap(List::stream)
                .toList();
    }
}
