package tallybook.summary;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import tallybook.summary.profile.Rfc3339;
import tallybook.summary.report.Period;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an event asks for: which period, which edition of its report, and what that is to be made from. */
record SummaryRequest(Period period, int revision, Source source) {
    /** What a report is made from. */
    enum Source {
        /** The entries themselves, which a scan of the table finds. */
        TABLE,
        /** The stored profiles of earlier reports that cover the period. */
        PROFILES
    }

    private static final int FIRST_EDITION = 1;

    /** Those that an event of EventBridge's has not. */
    private static final Set<String> OPERATORS_MEMBERS = Set.of("week", "from", "to", "revision");

    /** No ingest call lives so long: once it has passed, all that was acknowledged in a week is stored. */
    static final Duration SETTLING = Duration.ofMinutes(15);

    private static final String EXPECTED = """
            expected the weekly rule's event, or {"week": "2026-W47"}, \
            or {"from": "2026-11-16T00:00:00Z", "to": "2026-11-18T12:00:00Z"}, \
            the latter two with "revision": 2, 3, … for a new edition, \
            and with "source": "profiles" for a roll-up of earlier reports""";

    /** Before 1970 nothing can have come in; after 9998 no report's end could be written with four digits. */
    private static final Instant FROM_MIN = Instant.EPOCH;

    private static final Instant TO_MAX = Instant.parse("9999-01-01T00:00:00Z");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads an event: the rule's, which stands for the last whole week before its time, or an operator's.
     *
     * @param zone the time zone whose weeks and days are meant
     * @param now refuses a week that is not over, or its report would stand unfinished for ever
     * @throws InvalidSummaryEventException if the event is neither, or asks for what cannot be
     */
    static SummaryRequest parse(byte[] event, ZoneId zone, Instant now) {
        try {
            var request = read(JSON.readTree(event), zone);
            if (request.period.from().isBefore(FROM_MIN) || request.period.to().isAfter(TO_MAX)) {
                throw new IllegalArgumentException("a period lies between the years 1970 and 9998");
            }
            if (request.period.isWeek() && now.isBefore(request.period.to().plus(SETTLING))) {
                throw new InvalidSummaryEventException("the week " + request.period.name() + " is not over before "
                        + request.period.to().plus(SETTLING) + ", " + SETTLING.toMinutes()
                        + " minutes included: ask for a range instead, with \"from\" and \"to\"");
            }
            return request;
        } catch (JacksonException e) {
            throw new InvalidSummaryEventException("the event is not JSON: " + EXPECTED);
        } catch (IllegalArgumentException e) {
            throw new InvalidSummaryEventException(e.getMessage() + ": " + EXPECTED);
        }
    }

    private static SummaryRequest read(JsonNode event, ZoneId zone) {
        if (isScheduled(event)) {
            if (OPERATORS_MEMBERS.stream().anyMatch(event::has)) {
                throw new IllegalArgumentException("the event is the rule's and an operator's at once");
            }
            return new SummaryRequest(Period.lastWeekBefore(instant(event, "time"), zone), FIRST_EDITION, Source.TABLE);
        }
        var members = new HashSet<>(event.propertyNames());
        int revision = members.remove("revision") ? revision(event.path("revision")) : FIRST_EDITION;
        var source = members.remove("source") ? source(event.path("source")) : Source.TABLE;
        if (members.equals(Set.of("week"))) {
            return new SummaryRequest(week(event.path("week"), zone), revision, source);
        }
        if (members.equals(Set.of("from", "to"))) {
            return new SummaryRequest(
                    Period.ofRange(instant(event, "from"), instant(event, "to"), zone), revision, source);
        }
        throw new IllegalArgumentException("the event asks for no report");
    }

    private static boolean isScheduled(JsonNode event) {
        return event.path("source").asString("").equals("aws.events")
                && event.path("detail-type").asString("").equals("Scheduled Event");
    }

    private static int revision(JsonNode revision) {
        int number = revision.isIntegralNumber() ? revision.intValue(0) : 0;
        if (number < FIRST_EDITION) {
            throw new IllegalArgumentException("\"revision\" is not an integer from 1");
        }
        return number;
    }

    private static Source source(JsonNode source) {
        return switch (source.stringValue("")) {
            case "table" -> Source.TABLE;
            case "profiles" -> Source.PROFILES;
            default -> throw new IllegalArgumentException("\"source\" is neither \"table\" nor \"profiles\"");
        };
    }

    private static Period week(JsonNode week, ZoneId zone) {
        return Period.named(week.stringValue(""), zone)
                .filter(Period::isWeek)
                .orElseThrow(() -> new IllegalArgumentException("\"week\" is not an ISO week"));
    }

    private static Instant instant(JsonNode event, String member) {
        return Rfc3339.parse(event.path(member).stringValue(""))
                .orElseThrow(() -> new IllegalArgumentException("\"" + member + "\" is not an RFC 3339 date-time"));
    }

    ReportKeys keys() {
        return new ReportKeys(period, revision);
    }
}
