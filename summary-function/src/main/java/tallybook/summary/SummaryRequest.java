package tallybook.summary;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tallybook.summary.profile.Rfc3339;
import tallybook.summary.report.Period;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an event asks for: which period, and which edition of its report. */
record SummaryRequest(Period period, int revision) {
    private static final int FIRST_EDITION = 1;

    /** No ingest call lives so long: once it has passed, all that was acknowledged in a week is stored. */
    static final Duration SETTLING = Duration.ofMinutes(15);

    private static final String EXPECTED = """
            expected the weekly rule's event, or {"week": "2026-W47"}, \
            or {"from": "2026-11-16T00:00:00Z", "to": "2026-11-18T12:00:00Z"}, \
            the latter two with "revision": 2, 3, … for a new edition""";

    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d\\d)");

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
            return new SummaryRequest(Period.lastWeekBefore(instant(event, "time"), zone), FIRST_EDITION);
        }
        var members = new HashSet<>(event.propertyNames());
        int revision = members.remove("revision") ? revision(event.path("revision")) : FIRST_EDITION;
        if (members.equals(Set.of("week"))) {
            return new SummaryRequest(week(event.path("week"), zone), revision);
        }
        if (members.equals(Set.of("from", "to"))) {
            return new SummaryRequest(Period.ofRange(instant(event, "from"), instant(event, "to"), zone), revision);
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

    private static Period week(JsonNode week, ZoneId zone) {
        var matcher = WEEK.matcher(week.stringValue(""));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"week\" is not an ISO week");
        }
        return Period.ofWeek(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), zone);
    }

    private static Instant instant(JsonNode event, String member) {
        return Rfc3339.parse(event.path(member).stringValue(""))
                .orElseThrow(() -> new IllegalArgumentException("\"" + member + "\" is not an RFC 3339 date-time"));
    }

    ReportKeys keys() {
        return new ReportKeys(period, revision);
    }
}
