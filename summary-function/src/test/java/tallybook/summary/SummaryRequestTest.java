package tallybook.summary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tallybook.summary.SummaryRequest.Source;
import tallybook.summary.report.Period;

class SummaryRequestTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:15:00Z");
    private static final String SCHEDULED =
            "{\"detail-type\": \"Scheduled Event\", \"source\": \"aws.events\", \"time\": \"2026-11-23T00:15:00Z\", ";

    @Test
    void takesTheRulesEventForTheWeekBeforeItsTime() {
        var request = parse("""
                {"version": "0", "id": "1", "detail-type": "Scheduled Event", "source": "aws.events",
                 "time": "2026-11-23T00:15:00Z", "region": "eu-west-1", "resources": [], "detail": {}}""");

        assertThat(request).isEqualTo(new SummaryRequest(Period.ofWeek(2026, 47, ZoneOffset.UTC), 1, Source.TABLE));
    }

    @Test
    void takesAnOperatorsWeekAndEdition() {
        assertThat(parse("{\"week\": \"2026-W47\"}"))
                .isEqualTo(new SummaryRequest(Period.ofWeek(2026, 47, ZoneOffset.UTC), 1, Source.TABLE));
        assertThat(parse("{\"week\": \"2026-W47\", \"revision\": 2}"))
                .isEqualTo(new SummaryRequest(Period.ofWeek(2026, 47, ZoneOffset.UTC), 2, Source.TABLE));
    }

    @Test
    void takesAnOperatorsRangeWithAnyOffset() {
        assertThat(parse("{\"from\": \"2026-11-16T01:00:00+01:00\", \"to\": \"2026-11-18T12:00:00Z\"}")
                        .period())
                .isEqualTo(Period.ofRange(
                        Instant.parse("2026-11-16T00:00:00Z"), Instant.parse("2026-11-18T12:00:00Z"), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"week": "2026-W47"}                                                                        | TABLE
            {"week": "2026-W47", "source": "table"}                                                     | TABLE
            {"week": "2026-W47", "source": "profiles"}                                                  | PROFILES
            {"from": "2026-11-02T00:00:00Z", "to": "2026-11-16T00:00:00Z", "source": "profiles"}        | PROFILES
            {"from": "2026-11-02T00:00:00Z", "to": "2026-11-16T00:00:00Z", "source": "profiles", "revision": 2} | PROFILES
            """)
    void takesWhatAnOperatorWantsItMadeFrom(String event, Source source) {
        assertThat(parse(event).source()).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "not JSON",
                "{\"week\": \"2026-W47\"} and more",
                "{\"week\": \"2026-47\"}",
                "{\"week\": \"2025-W53\"}",
                "{\"week\": 47}",
                "{\"week\": \"2026-W47\", \"from\": \"2026-11-16T00:00:00Z\"}",
                "{\"week\": \"2026-W47\", \"colour\": \"red\"}",
                "{\"week\": \"2026-W47\", \"revision\": 0}",
                "{\"week\": \"2026-W47\", \"revision\": \"2\"}",
                "{\"week\": \"2026-W47\", \"revision\": 1.5}",
                "{\"week\": \"2026-W47\", \"revision\": 2.0}",
                "{\"week\": \"2026-W47\", \"revision\": 12345678901}",
                "{\"week\": \"2026-W47\", \"source\": \"entries\"}",
                "{\"week\": \"2026-W47\", \"source\": null}",
                "{\"week\": \"20261116T000000Z_20261118T120000Z\"}",
                "{\"source\": \"profiles\"}",
                "{\"week\": \"2026-W46\", \"week\": \"2026-W47\"}",
                "{\"week\": \"0000-W01\"}",
                "{\"from\": \"1969-12-31T23:59:59Z\", \"to\": \"1970-01-02T00:00:00Z\"}",
                "{\"from\": \"9999-01-01T00:00:00Z\", \"to\": \"9999-01-02T00:00:00Z\"}",
                "{\"from\": \"-999999999-01-01T00:00:00Z\", \"to\": \"-999999999-01-02T00:00:00Z\"}",
                "{\"from\": \"2026-11-16T00:00Z\", \"to\": \"2026-11-18T12:00Z\"}",
                "{\"from\": \"2026-11-16T00:00:00+01:00:30\", \"to\": \"2026-11-18T12:00:00Z\"}",
                "{\"from\": \"2026-11-16T00:00:00Z\"}",
                "{\"from\": \"2026-11-16\", \"to\": \"2026-11-18\"}",
                "{\"from\": \"2026-11-18T00:00:00Z\", \"to\": \"2026-11-16T00:00:00Z\"}",
                "{\"detail-type\": \"Scheduled Event\", \"source\": \"aws.events\", \"time\": \"soon\"}",
                SCHEDULED + "\"revision\": 2}",
                SCHEDULED + "\"week\": \"2026-W40\"}",
                "{\"detail-type\": \"Something Else\", \"source\": \"aws.events\", \"time\": \"2026-11-23T00:15:00Z\"}",
            })
    void refusesAnythingElseSayingWhatWasExpected(String event) {
        assertThatThrownBy(() -> parse(event))
                .isInstanceOf(InvalidSummaryEventException.class)
                .hasMessageContaining("expected the weekly rule's event, or {\"week\": \"2026-W47\"}");
    }

    @Test
    void refusesAWeekUntilItsLastEntriesHaveSettled() {
        var event = "{\"week\": \"2026-W47\"}".getBytes(UTF_8);

        assertThatThrownBy(() -> SummaryRequest.parse(event, ZoneOffset.UTC, MONDAY.minusMillis(1)))
                .isInstanceOf(InvalidSummaryEventException.class)
                .hasMessageContaining("the week 2026-W47 is not over before 2026-11-23T00:15:00Z");
        assertThat(SummaryRequest.parse(event, ZoneOffset.UTC, MONDAY).revision())
                .isEqualTo(1);
    }

    @Test
    void meansTheWeeksOfItsTimeZone() {
        var tokyo = ZoneId.of("Asia/Tokyo");

        assertThat(SummaryRequest.parse("{\"week\": \"2026-W47\"}".getBytes(UTF_8), tokyo, MONDAY)
                        .period()
                        .from())
                .isEqualTo("2026-11-15T15:00:00Z");
    }

    private static SummaryRequest parse(String event) {
        return SummaryRequest.parse(event.getBytes(UTF_8), ZoneOffset.UTC, MONDAY);
    }
}
