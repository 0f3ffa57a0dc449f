package tallybook.summary.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tallybook.summary.report.SimulatedSender.Arrival;

/**
 * Pairs of weeks that are drawn from one distribution, which no report should alert of. {@code -Dsimulation.pairs=3300}
 * draws so many of them, and {@code -Dsimulation.values=60000} so many values a week; the figures are written to {@code
 * target/false-alerts.txt}.
 */
class FalseAlertSimulationTest {
    private static final int PAIRS = Integer.getInteger("simulation.pairs", 320);
    private static final int VALUES_MAX = Integer.getInteger("simulation.values", 4_000);
    private static final Path FIGURES = Path.of("target", "false-alerts.txt");
    private static final double ENTRIES_MIN = 10;
    private static final double ENTRIES_MAX = 20_000;
    private static final List<Arrival> ARRIVALS = List.of(Arrival.SINGLY, Arrival.IN_BURSTS, Arrival.IN_BATCHES);
    private static final int[] FIELDS = {5, 50, 300};
    private static final double ALERTS_OF_REPORTS_MAX = 0.01;

    @Test
    void alertsInFewerThanOneOfAHundredReportsOfWeeksThatAreAlike() throws IOException {
        var random = new SplittableRandom(47);
        var alerted = new EnumMap<Arrival, Integer>(Arrival.class);
        var found = new StringBuilder();
        int changed = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            var arrival = ARRIVALS.get(pair % ARRIVALS.size());
            int fields = FIELDS[pair / ARRIVALS.size() % FIELDS.length];
            double entries = Draw.logUniform(random, ENTRIES_MIN, ENTRIES_MAX);
            var sender = new SimulatedSender(
                    random.split(),
                    arrival,
                    Math.max(ENTRIES_MIN, Math.min(entries, (double) VALUES_MAX / fields)),
                    fields);
            var comparison = Comparison.of(
                    SampledPeriod.WEEK,
                    sender.nextWeek(random.split()).side(),
                    sender.nextWeek(random.split()).side());
            changed += comparison.changes().isEmpty() ? 0 : 1;
            if (!comparison.alerts().isEmpty()) {
                alerted.merge(arrival, 1, Integer::sum);
                found.append("pair %d: %s%n".formatted(pair, comparison.alerts()));
            }
        }
        int alerts = alerted.values().stream().mapToInt(Integer::intValue).sum();
        double upperBound = upperBound(alerts, PAIRS);
        var figures = "%d pairs, with alerts: %d %s, with changes: %d; at 95 %% confidence at most %.2f %% alert%n%s"
                .formatted(PAIRS, alerts, alerted, changed, 100 * upperBound, found);
        Files.writeString(FIGURES, figures);

        assertThat((double) alerts / PAIRS).as(figures).isLessThan(ALERTS_OF_REPORTS_MAX);
    }

    /** The share that so many of a number leave possible, at 95 % confidence (Clopper and Pearson, 1934). */
    private static double upperBound(int found, int of) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < 50; step++) {
            double share = (low + high) / 2;
            if (atMost(found, of, share) > 0.05) {
                low = share;
            } else {
                high = share;
            }
        }
        return high;
    }

    /** The chance of finding so many or fewer. */
    private static double atMost(int found, int of, double share) {
        double chance = 0;
        double term = Math.pow(1 - share, of);
        for (int i = 0; i <= found; i++) {
            chance += term;
            term *= (double) (of - i) / (i + 1) * share / (1 - share);
        }
        return chance;
    }
}
