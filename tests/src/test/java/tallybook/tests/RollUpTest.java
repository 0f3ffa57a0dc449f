package tallybook.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tallybook.tests.FourWeeks.FOLDER;
import static tallybook.tests.FourWeeks.PERIOD;
import static tallybook.tests.FourWeeks.REPORT;
import static tallybook.tests.FourWeeks.ROLL_UP;
import static tallybook.tests.FourWeeks.WEEKS;

import java.io.IOException;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report of a longer period, made on real engines from the profiles of the reports that cover it. */
final class RollUpTest {
    /** When everything that a run left is older than a day. */
    private static final Instant CENTURIES_LATER = Instant.parse("2226-01-01T00:00:00Z");

    @RegisterExtension
    static final SummaryOnEngines summary = SummaryOnEngines.start();

    private static final FourWeeks weeks = new FourWeeks(summary);

    @Test
    void statesWhatAScanOfTheSamePeriodStates() throws IOException {
        weeks.storeEvery(Duration.ofHours(7));
        weeks.makeWeeks();

        assertThat(summary.invokeWithoutTable(ROLL_UP)).contains(REPORT, "\"status\":\"created\"");
        summary.invoke("{" + PERIOD + ", \"revision\": 2}");

        var rolledUp = summary.report(REPORT);
        var scanned = summary.report(FOLDER + "summary-20261123T000000Z-r2.json");
        assertThat(rolledUp.required("entries").required("count").intValue()).isEqualTo(96);
        assertThat(rolledUp.required("fields")).hasSize(7);
        assertThat(figures(rolledUp)).isEqualTo(figures(scanned));
        assertThat(rolledUp.required("rolledUpFrom"))
                .extracting(JsonNode::stringValue)
                .containsExactlyElementsOf(WEEKS.stream().map(weeks::keyOf).toList());
        assertThat(scanned.has("rolledUpFrom")).isFalse();
        assertThat(page(REPORT)).contains("; rolled up from 4 earlier reports");
        assertThat(page(FOLDER + "summary-20261123T000000Z-r2.json")).doesNotContain("rolled up");
    }

    @Test
    void keepsQuantilesWithinTheirErrorWhereNoSketchIsExactAnyMore() throws IOException {
        weeks.storeEvery(Duration.ofMinutes(90));
        weeks.makeWeeks();
        summary.invokeWithoutTable(ROLL_UP);

        var numbers = summary.report(REPORT).required("fields").get(0).required("numbers");
        int count = numbers.required("count").intValue();
        double error = numbers.required("rankError").doubleValue();
        assertThat(count).isEqualTo(448);
        assertThat(error).isBetween(0.001, 0.02);
        // The numbers are 0, 1, … 447: each is its own rank.
        assertThat(numbers.required("quantiles").properties())
                .allSatisfy(quantile -> assertThat((quantile.getValue().doubleValue() + 1) / count)
                        .isBetween(
                                Double.parseDouble(quantile.getKey()) - 2 * error,
                                Double.parseDouble(quantile.getKey()) + 2 * error));
    }

    @Test
    void listsThePartsOfItsPiecesSoThatARestoreFindsEveryEntry() throws IOException {
        weeks.storeEvery(Duration.ofHours(12));
        weeks.makeWeeks();
        summary.invokeWithoutTable(ROLL_UP);

        var parts = WEEKS.stream()
                .flatMap(week -> weeks.reportOf(week).at("/objects/entries").valueStream())
                .toList();
        var report = summary.report(REPORT);
        assertThat(report.at("/objects/entries").valueStream()).isEqualTo(parts);
        assertThat(parts.stream()
                        .mapToInt(part -> part.required("count").intValue())
                        .sum())
                .isEqualTo(report.required("entries").required("count").intValue());
        assertThat(report.at("/objects/profile/key").stringValue()).startsWith(FOLDER + "run-");
        assertThat(summary.keys()).filteredOn(key -> key.startsWith(FOLDER)).hasSize(3);
    }

    @Test
    void isMadeOfOtherRollUpsToo() throws IOException {
        weeks.storeEvery(Duration.ofHours(12));
        weeks.makeWeeks();
        summary.invokeWithoutTable(rollUp("2026-10-26", "2026-11-09"));
        summary.invokeWithoutTable(ROLL_UP);

        var report = summary.report(REPORT);
        assertThat(report.required("rolledUpFrom").valueStream().map(JsonNode::stringValue))
                .containsExactly(
                        "summaries/20261026T000000Z_20261109T000000Z/summary-20261109T000000Z.json",
                        weeks.keyOf("2026-W46"),
                        weeks.keyOf("2026-W47"));
        assertThat(report.required("entries").required("count").intValue()).isEqualTo(56);
    }

    @Test
    void standsWhenAPieceGetsANewEditionAndTheNextOneTakesThat() throws IOException {
        weeks.storeEvery(Duration.ofHours(12));
        weeks.makeWeeks();
        summary.invokeWithoutTable(ROLL_UP);
        var report = summary.report(REPORT);

        summary.store("late", "2026-11-03T00:00:00.000Z", "{}");
        summary.invoke("{\"week\": \"2026-W45\", \"revision\": 2}", CENTURIES_LATER);

        assertThat(summary.report(REPORT)).isEqualTo(report);
        assertThat(report.at("/objects/entries")
                        .valueStream()
                        .map(part -> part.required("key").stringValue()))
                .isSubsetOf(summary.keys());
        summary.invokeWithoutTable("{" + PERIOD + ", \"source\": \"profiles\", \"revision\": 2}");
        var second = summary.report(FOLDER + "summary-20261123T000000Z-r2.json");
        assertThat(second.required("rolledUpFrom").get(1).stringValue())
                .isEqualTo("summaries/2026-W45/summary-20261109T000000Z-r2.json");
        assertThat(second.required("entries").required("count").intValue())
                .isEqualTo(report.required("entries").required("count").intValue() + 1);
    }

    @Test
    void takesOtherPiecesWhereTheLongestCannotBeUsed() throws IOException {
        weeks.makeWeeks();
        summary.invoke(
                "{\"from\": \"2026-11-09T00:00:00Z\", \"to\": \"2026-11-23T00:00:00Z\"}",
                Instant.parse("2026-11-20T00:00:00Z"));

        summary.invokeWithoutTable(ROLL_UP);

        assertThat(summary.report(REPORT).required("rolledUpFrom")).hasSize(4);
    }

    private static String rollUp(String from, String to) {
        return "{\"from\": \"%sT00:00:00Z\", \"to\": \"%sT00:00:00Z\", \"source\": \"profiles\"}".formatted(from, to);
    }

    private static String page(String report) {
        return new String(summary.bytes(report.replaceFirst("json$", "html")), UTF_8);
    }

    /** All that a report states of its period, but for the last digits, which depend on the order of additions. */
    private static JsonNode figures(JsonNode report) {
        var figures = (ObjectNode) rounded(report);
        figures.remove(List.of("revision", "rolledUpFrom", "objects"));
        return figures;
    }

    private static JsonNode rounded(JsonNode value) {
        return switch (value) {
            case ObjectNode object -> {
                var rounded = SummaryOnEngines.JSON.createObjectNode();
                object.forEachEntry((name, member) -> rounded.set(name, rounded(member)));
                yield rounded;
            }
            case ArrayNode array -> {
                var rounded = SummaryOnEngines.JSON.createArrayNode();
                array.forEach(element -> rounded.add(rounded(element)));
                yield rounded;
            }
            case JsonNode number
            when number.isNumber() ->
                SummaryOnEngines.JSON
                        .getNodeFactory()
                        .numberNode(
                                number.decimalValue().round(new MathContext(12)).stripTrailingZeros());
            default -> value;
        };
    }
}
