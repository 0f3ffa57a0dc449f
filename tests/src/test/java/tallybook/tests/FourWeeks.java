package tallybook.tests;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Four weeks, each of which has a report of its own, and the event that asks for one of all four. */
final class FourWeeks {
    static final Instant FIRST_MONDAY = Instant.parse("2026-10-26T00:00:00Z");
    static final Instant LAST_MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    static final List<String> WEEKS = List.of("2026-W44", "2026-W45", "2026-W46", "2026-W47");

    static final String PERIOD = "\"from\": \"" + FIRST_MONDAY + "\", \"to\": \"" + LAST_MONDAY + "\"";
    static final String ROLL_UP = "{" + PERIOD + ", \"source\": \"profiles\"}";
    static final String FOLDER = "summaries/20261026T000000Z_20261123T000000Z/";
    static final String REPORT = FOLDER + "summary-20261123T000000Z.json";

    private final SummaryOnEngines summary;

    FourWeeks(SummaryOnEngines summary) {
        this.summary = summary;
    }

    /** Stores entries over the four weeks; {@code a} counts them, and the field {@code last} is of the last week alone. */
    void storeEvery(Duration interval) {
        var times = Stream.iterate(FIRST_MONDAY, time -> time.isBefore(LAST_MONDAY), time -> time.plus(interval))
                .toList();
        IntStream.range(0, times.size())
                .forEach(i ->
                        summary.store("entry-" + i, times.get(i).plusMillis(1).toString(), """
                        {"a": %d, "b": {"c": ["%s", %b, null]}, "price": %d.%02d, "t": "%s"%s}
                        """.formatted(
                                        i,
                                        "xyz".charAt(i % 3),
                                        i % 2 == 0,
                                        i * 37 % 101,
                                        i % 100,
                                        times.get(i),
                                        i * 4 >= times.size() * 3 ? ", \"last\": 1" : "")));
    }

    void makeWeeks() throws IOException {
        makeWeeks(WEEKS.toArray(String[]::new));
    }

    void makeWeeks(String... weeks) throws IOException {
        for (var week : weeks) {
            summary.invoke("{\"week\": \"" + week + "\"}");
        }
    }

    /** The key of the only edition of a week's report. */
    String keyOf(String week) {
        return summary.keys().stream()
                .filter(key -> key.startsWith("summaries/" + week + "/summary-") && key.endsWith(".json"))
                .findAny()
                .orElseThrow();
    }

    String profileOf(String week) {
        return reportOf(week).at("/objects/profile/key").stringValue();
    }

    JsonNode reportOf(String week) {
        return summary.report(keyOf(week));
    }
}
