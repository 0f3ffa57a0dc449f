package tallybook.summary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallybook.summary.report.Report;
import tallybook.summary.report.Report.Alert;
import tallybook.summary.report.Report.Change;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Day;
import tallybook.summary.report.Report.Entries;
import tallybook.summary.report.Report.Objects;
import tallybook.summary.report.Report.Omitted;
import tallybook.summary.report.Report.Severity;
import tallybook.summary.report.Report.Span;
import tallybook.summary.report.Report.StoredObject;

class AnnouncementTest {
    private static final String KEY = "summaries/2026-W47/summary-20261123T000000Z";

    /** SNS: bytes of a message. */
    private static final int MESSAGE_BYTES_MAX = 262_144;

    @Test
    void saysWhatHappenedAndWhereTheReportIs() {
        var report = report(
                "400 entries in 2026-W47, 60\u202f% fewer than the week before; 2 alerts, such as $.a is gone.",
                days(7),
                List.of(
                        new Alert(Severity.HIGH, "$", ChangeKind.VOLUME_CHANGED, "400 entries came."),
                        new Alert(Severity.HIGH, "$.a", ChangeKind.FIELD_VANISHED, "$.a is gone.")),
                List.of(
                        new Change("$", ChangeKind.VOLUME_CHANGED, "1,000 entries", "400 entries"),
                        new Change("$.a", ChangeKind.FIELD_VANISHED, "in every entry", null),
                        new Change("$.b", ChangeKind.FIELD_VANISHED, "in 3\u202f% of the entries", null),
                        new Change("$.c", ChangeKind.FIELD_APPEARED, null, "in every entry"),
                        new Change("$.n", ChangeKind.DISTRIBUTION_CHANGED, null, "distance 0.2"),
                        new Change("$.t", ChangeKind.TYPE_CHANGED, "number", "number, string")));

        assertThat(Announcement.of(report, "bucket", KEY + ".json"))
                .isEqualTo(new Announcement(
                        "400 entries in 2026-W47, 60 % fewer than the week before; 2 alerts, such as $.a is gone.",
                        """
                        400 entries in 2026-W47, 60\u202f% fewer than the week before; 2 alerts, such as $.a is gone.

                        Entries: 400 (40\u202fkB)
                        The table: 1,400 entries (140\u202fkB)
                          Mon 16 Nov: 100
                          Tue 17 Nov: 50
                          Wed 18 Nov: 50
                          Thu 19 Nov: 50
                          Fri 20 Nov: 50
                          Sat 21 Nov: 50
                          Sun 22 Nov: 50

                        Alerts:
                        - high: 400 entries came.
                        - high: $.a is gone.

                        Other changes:
                        - $.b is gone (in 3\u202f% of the entries)
                        - $.c is new (in every entry)
                        - $.n: now distance 0.2
                        - $.t: number, now number, string

                        The report is in the bucket bucket:
                          summaries/2026-W47/summary-20261123T000000Z.html (the page)
                          summaries/2026-W47/summary-20261123T000000Z.json (the same for programs)

                        To fetch the page:
                          aws s3 cp s3://bucket/summaries/2026-W47/summary-20261123T000000Z.html .
                        Or open it from the S3 console:
                          https://console.aws.amazon.com/s3/object/bucket?prefix=summaries/2026-W47/summary-20261123T000000Z.html
                        """));
    }

    @Test
    void saysHowManyMoreAlertsAndChangesThereAre() {
        var alerts = IntStream.range(0, 13)
                .mapToObj(i -> new Alert(Severity.LOW, "$.a" + i, ChangeKind.FIELD_APPEARED, "$.a" + i + " is new."))
                .toList();
        var changes = Stream.concat(
                        alerts.stream().map(alert -> new Change(alert.path(), alert.kind(), null, "in every entry")),
                        IntStream.range(0, 12)
                                .mapToObj(i -> new Change("$.b" + i, ChangeKind.FIELD_VANISHED, "", null)))
                .toList();

        assertThat(Announcement.of(report("1 entry.", days(7), alerts, changes), "bucket", "key")
                        .text())
                .contains("- low: $.a9 is new.\n- and 3 more\n", "- $.b9 is gone ()\n- and 2 more\n")
                .doesNotContain("$.a10", "$.b10");
    }

    @Test
    void givesTheAverageOfManyDays() {
        assertThat(Announcement.of(report("400 entries.", days(32), List.of(), List.of()), "bucket", "key")
                        .text())
                .contains("A day: 12.5 on average\n")
                .doesNotContain("Nov:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No entries in 2026-W47, 1,234 the week before.",
                "1,234 entries in 2026-W47, 12\u202f% more than the week before; 12 alerts, such as $.größe…\ud83d\ude00\n\r\u0000\u202e\u2028 is gone.",
                "1,234 entries in 2026-W47, 12\u202f% more than the week before; 12 alerts, such as the types of $.aaaaaaaaaa…aaaaaaaaaaaaaaaaa changed.",
                "1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void hasASubjectThatSnsTakes(String headline) {
        var subject = Announcement.of(report(headline, days(7), List.of(), List.of()), "bucket", "key")
                .subject();

        assertThat(subject).matches("[0-9A-Z][ -~]{20,98}").doesNotContain("  ");
    }

    @Test
    void cutsASubjectBetweenItsWords() {
        var headline = "1,234,567 entries in 2026-W47, 12\u202f% more than the week before; "
                + "12 alerts, such as $.order.position is gone.";

        assertThat(Announcement.of(report(headline, days(7), List.of(), List.of()), "bucket", "key")
                        .subject())
                .isEqualTo("1,234,567 entries in 2026-W47, 12 % more than the week before; 12 alerts, such as...");
    }

    @Test
    void staysInLinesAndSmallWhateverFieldsAreCalled() {
        String path = "$['\n\r\u0085\u2028\u202e\u0000" + "\ud83d\ude00".repeat(490) + "']";
        var alerts = nCopies(
                100,
                new Alert(Severity.HIGH, path, ChangeKind.FIELD_VANISHED, path + " is gone; it was in every entry."));
        var changes = nCopies(1_000, new Change(path, ChangeKind.FIELD_APPEARED, null, "in every entry"));

        String text = Announcement.of(report("1 entry.", days(3_000), alerts, changes), "bucket", "key")
                .text();

        assertThat(text.getBytes(UTF_8).length).isLessThan(MESSAGE_BYTES_MAX / 10);
        assertThat(text).doesNotContainPattern("[\\p{Cc}\\p{Cf}\u2028\u2029&&[^\n]]");
        assertThat(text.lines().filter(line -> line.startsWith("- high: $['\\u000a\\u000d")))
                .hasSize(10)
                .allMatch(line -> line.endsWith(" is gone; it was in every entry."));
    }

    private static List<Day> days(int count) {
        var first = LocalDate.of(2026, 11, 16);
        return IntStream.range(0, count)
                .mapToObj(day -> new Day(first.plusDays(day).toString(), day == 0 ? 100 : 50))
                .toList();
    }

    private static Report report(String headline, List<Day> days, List<Alert> alerts, List<Change> changes) {
        return new Report(
                Report.SCHEMA_VERSION,
                headline,
                new Span("2026-W47", "2026-11-16T00:00:00Z", "2026-11-23T00:00:00Z", "UTC"),
                1,
                new Entries(400, 40_000, 1_400, 140_000, days, nCopies(24, 0L)),
                List.of(),
                new Omitted(0, 0, 0, 0),
                null,
                null,
                changes,
                alerts,
                new Objects(KEY + ".html", new StoredObject("profile.bin", 1, ""), List.of()));
    }
}
