package tallybook.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Days and hours are those of the clocks in the report's time zone, in weeks too that are an hour shorter or longer. */
final class TimeZoneTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @RegisterExtension
    static final SummaryOnEngines summary = SummaryOnEngines.start();

    @Test
    void countsDaysAndHoursOfTheWeeksInWhichTheClocksAreSet() throws IOException {
        // Monday 00:00 in Berlin is 23:00 in winter, 22:00 in summer; an entry more comes before and after.
        storeHourly("2026-03-22T22:00:00Z", 1 + 167 + 1);
        storeHourly("2026-10-18T21:00:00Z", 1 + 169 + 1);

        summary.invoke("{\"week\": \"2026-W13\"}", BERLIN);
        summary.invoke("{\"week\": \"2026-W43\"}", BERLIN);

        var spring = summary.report("summaries/2026-W13/summary-20260329T220000Z.json");
        assertThat(perDay(spring)).containsExactly(24, 24, 24, 24, 24, 24, 23);
        assertThat(perHour(spring))
                .containsExactly(7, 7, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7);
        var autumn = summary.report("summaries/2026-W43/summary-20261025T230000Z.json");
        assertThat(perDay(autumn)).containsExactly(24, 24, 24, 24, 24, 24, 25);
        assertThat(perHour(autumn))
                .containsExactly(7, 7, 8, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7);
        assertThat(autumn.required("period"))
                .hasToString("{\"name\":\"2026-W43\",\"from\":\"2026-10-18T22:00:00Z\","
                        + "\"to\":\"2026-10-25T23:00:00Z\",\"timeZone\":\"Europe/Berlin\"}");
    }

    @Test
    void comparesWithTheWeekBeforeOfItsOwnTimeZoneIfItCan() throws IOException {
        summary.invoke("{\"week\": \"2026-W45\"}", BERLIN);
        summary.invoke("{\"week\": \"2026-W45\"}", SummaryOnEngines.UTC);
        summary.invoke("{\"week\": \"2026-W45\", \"revision\": 2}", SummaryOnEngines.UTC);
        summary.invoke("{\"week\": \"2026-W46\"}", BERLIN);
        summary.invoke("{\"week\": \"2026-W46\"}", ZoneId.of("America/New_York"));

        assertThat(previousOf("summaries/2026-W46/summary-20261115T230000Z.json"))
                .isEqualTo("summaries/2026-W45/summary-20261108T230000Z.json");
        assertThat(previousOf("summaries/2026-W46/summary-20261116T050000Z.json"))
                .isEqualTo("summaries/2026-W45/summary-20261109T000000Z-r2.json");
    }

    private static String previousOf(String report) {
        return summary.report(report).required("previous").stringValue();
    }

    private static void storeHourly(String first, int count) {
        LongStream.range(0, count)
                .mapToObj(hour -> Instant.parse(first).plus(hour, ChronoUnit.HOURS))
                .forEach(time -> summary.store("at " + time, time.toString().replace("Z", ".000Z"), "{}"));
    }

    private static int[] perDay(JsonNode report) {
        return report.at("/entries/perDay")
                .valueStream()
                .mapToInt(day -> day.required("count").intValue())
                .toArray();
    }

    private static int[] perHour(JsonNode report) {
        return report.at("/entries/perHour")
                .valueStream()
                .mapToInt(JsonNode::intValue)
                .toArray();
    }
}
