package tallybook.summary.page;

import static tallybook.summary.page.Fields.ENTRIES;
import static tallybook.summary.page.Fields.booleans;
import static tallybook.summary.page.Fields.gaussians;
import static tallybook.summary.page.Fields.numbers;
import static tallybook.summary.page.Fields.skewed;
import static tallybook.summary.page.Fields.strings;
import static tallybook.summary.page.Fields.timestamps;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;
import tallybook.summary.report.ShowValues;

/** Reports to make pages of. */
final class Reports {

    private Reports() {}

    /** One of each kind. */
    static Stream<Report> all() {
        return Stream.of(Earthquakes.week(), ofFields(5), ofFields(500), hostile(), firstWeek(), emptyWeek());
    }

    /** A week as ordinary as can be, with as many fields as asked for. */
    static Report ofFields(int count) {
        var random = new Random(2);
        var fields = IntStream.range(0, count)
                .mapToObj(at -> ordinaryField("$.order.lines[*].attribute%04d".formatted(at), at, random))
                .toList();
        return report(
                "1,707 entries, as many as ever.", fields, List.of(), List.of(), new Report.Omitted(214, 51_288, 1, 0));
    }

    /** Names and values that try to be markup, to hide or to spread. */
    static Report hostile() {
        var attack = "</script></title></style><img src=x onerror=alert(1)>\"'`&amp;";
        var fields = List.of(
                strings(
                        "$['" + attack + "']",
                        ENTRIES,
                        0,
                        300,
                        9,
                        attack,
                        900,
                        "' onmouseover='alert(1)",
                        300,
                        "\u202egnp.exe\u2066",
                        200,
                        "\u200b\u200b",
                        150,
                        "   ",
                        100,
                        "",
                        50,
                        "\u0000\ufeff\u001b[31m",
                        5,
                        "${7*7}{{7*7}}",
                        2),
                strings(
                        "$.مرحبا.שלום",
                        ENTRIES,
                        3,
                        12,
                        4,
                        "مرحبا بالعالم",
                        1000,
                        "שלום 123 (abc)",
                        500,
                        "👩‍👩‍👧 e\u0301\u0301\u0301\u0301\u0301\u0301",
                        100,
                        "\ud83d\ude00".repeat(90),
                        5),
                numbers("$" + ".nested".repeat(43), 3, 0, 9.9e125, -9.9e125, 1e-130),
                strings("$." + "w".repeat(300), ENTRIES, 4000, 4000, 1, "long ".repeat(800), ENTRIES),
                strings("$['\u202e\u2066\\'].x[*]']", ENTRIES, 1, 1, 1, "\n\t", 12),
                timestamps("$.when", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:60Z"));
        var alerts = List.of(new Report.Alert(
                Report.Severity.HIGH,
                "$['" + attack + "']",
                Report.ChangeKind.TYPE_CHANGED,
                "$['" + attack + "'] is now a string."));
        var changes = IntStream.range(0, 30)
                .mapToObj(at -> new Report.Change(
                        "$['" + attack + at + "']",
                        Report.ChangeKind.FIELD_APPEARED,
                        null,
                        "\"><script>alert(2)</script>"))
                .toList();
        return report(
                "1,707 entries; " + attack + " \u202eis new.",
                fields,
                alerts,
                changes,
                new Report.Omitted(1, 1, 37, 0));
    }

    /** A first week: with entries, and nothing before it. */
    static Report firstWeek() {
        var report = ofFields(5);
        return new Report(
                1,
                "The first week: 1,707 entries in 5 fields.",
                report.period(),
                1,
                report.entries(),
                report.fields(),
                new Report.Omitted(0, 0, 0, 0),
                null,
                null,
                List.of(),
                List.of(),
                report.objects());
    }

    /** A week without entries. */
    static Report emptyWeek() {
        var week = Earthquakes.week();
        var noEntries = new Report.Entries(
                0,
                0,
                48_210,
                31_400_000,
                week.entries().perDay().stream()
                        .map(day -> new Report.Day(day.date(), 0))
                        .toList(),
                week.entries().perHour().stream().map(hour -> 0L).toList());
        return new Report(
                1,
                "No entries were received.",
                week.period(),
                2,
                noEntries,
                List.of(),
                new Report.Omitted(0, 0, 0, 0),
                week.previous(),
                null,
                List.of(new Report.Change("$", Report.ChangeKind.NO_ENTRIES, "1,707 entries", "none")),
                List.of(new Report.Alert(
                        Report.Severity.HIGH,
                        "$",
                        Report.ChangeKind.NO_ENTRIES,
                        "Nothing was received; the week before had 1,707 entries.")),
                week.objects());
    }

    /** Half a week: a range of days of its own, after another. */
    static Report halfWeek() {
        var week = Earthquakes.week();
        var entries = week.entries();
        return new Report(
                1,
                "786 entries from 16 Nov 2026 00:00 to 19 Nov 2026 12:00 UTC.",
                new Report.Span(
                        "20261116T000000Z_20261119T120000Z",
                        "2026-11-16T00:00:00Z",
                        "2026-11-19T12:00:00Z",
                        "Europe/Zurich"),
                2,
                new Report.Entries(
                        786, 512_472, 48_210, 31_400_000, entries.perDay().subList(0, 4), entries.perHour()),
                week.fields(),
                week.omitted(),
                "summaries/20261112T120000Z_20261116T000000Z/summary-20261116T000000Z.json",
                null,
                List.of(),
                List.of(),
                week.objects());
    }

    /** A range of so many days, with an entry every so many of them, the most of them at its end. */
    static Report ofDays(String first, int days, int daysPerEntry) {
        var from = LocalDate.parse(first);
        var perDay = new ArrayList<Report.Day>();
        for (var day = 0; day < days; day++) {
            perDay.add(new Report.Day(from.plusDays(day).toString(), day % daysPerEntry == daysPerEntry - 1 ? 1 : 0));
        }
        perDay.set(days - 1, new Report.Day(from.plusDays(days - 1).toString(), 1000));
        var count = perDay.stream().mapToLong(Report.Day::count).sum();
        var week = ofFields(5);
        return new Report(
                1,
                Numerals.entries(count) + ".",
                new Report.Span("a_b", from + "T00:00:00Z", from.plusDays(days) + "T00:00:00Z", "UTC"),
                1,
                new Report.Entries(
                        count,
                        count * 1000,
                        48_210,
                        31_400_000,
                        perDay,
                        week.entries().perHour()),
                week.fields(),
                week.omitted(),
                null,
                null,
                List.of(),
                List.of(),
                week.objects());
    }

    /** Values that nothing breaks, beside counts of every length. */
    static Report longValues() {
        var frequent = List.of(
                new Report.Frequent("v".repeat(201), 137, 137, 137),
                new Report.Frequent(",geoserve,nearby-cities,origin,phase-data,scitech-link,", 583, 583, 583),
                new Report.Frequent("w".repeat(201), 1_234_567_890, 1_234_000_000, 1_234_567_890),
                new Report.Frequent("short", 1_234_567_890, 1_234_000_000, 1_234_567_890),
                new Report.Frequent("short", 12, 12, 12));
        var path = "$['" + "long".repeat(60) + "']";
        return report(
                "1,707 entries in 2026-W47.",
                List.of(
                        longStrings(987_654, frequent),
                        longStrings(1_234_567_890, frequent),
                        numbers(path, 1707, 0, 123_456_789_012_345.0, -123_456_789_012_345.0, 1e9)),
                List.of(new Report.Alert(
                        Report.Severity.MEDIUM,
                        path,
                        Report.ChangeKind.PRESENCE_CHANGED,
                        path + " is in 1,402 of 1,707 entries; it was in 40\u202f% the period before.")),
                List.of(new Report.Change(
                        path, Report.ChangeKind.DISTRIBUTION_CHANGED, "median 1,517,737,847,677", "median −1.3")),
                new Report.Omitted(0, 0, 0, 0));
    }

    private static Report.Field longStrings(long distinct, List<Report.Frequent> frequent) {
        var count = 9_000_000_000L;
        return new Report.Field(
                "$." + "x".repeat(201) + distinct,
                count,
                0.99999,
                count,
                Map.of("string", count),
                new Report.Distinct(distinct, distinct - 321, distinct + 321),
                null,
                new Report.Strings(count, 1, 201, 34.5, frequent),
                null,
                null);
    }

    /** A week of numbers that are hard to draw. */
    static Report profiled(ShowValues showValues) {
        return report(
                "1,707 entries in 2026-W47, as many as the week before.",
                Profiled.fields(showValues),
                List.of(),
                List.of(),
                new Report.Omitted(0, 0, 0, 0));
    }

    /** A week in which nearly everything changed, and a hundred fields are gone. */
    static Report manyAlerts() {
        var fields = ofFields(60).fields();
        var alerts = new ArrayList<Report.Alert>();
        var changes = new ArrayList<Report.Change>();
        for (var at = 0; at < 100; at++) {
            var path = "$.customer.address.line%d".formatted(at);
            alerts.add(new Report.Alert(
                    Report.Severity.HIGH,
                    path,
                    Report.ChangeKind.FIELD_VANISHED,
                    path + " is gone; it was in 100\u202f% of entries the week before."));
            changes.add(new Report.Change(path, Report.ChangeKind.FIELD_VANISHED, "in 100\u202f% of entries", null));
        }
        for (var field : fields) {
            alerts.add(new Report.Alert(
                    Report.Severity.MEDIUM,
                    field.path(),
                    Report.ChangeKind.PRESENCE_CHANGED,
                    field.path() + " is in 100\u202f% of entries; it was in 40\u202f% the week before."));
            changes.add(new Report.Change(
                    field.path(),
                    Report.ChangeKind.PRESENCE_CHANGED,
                    "in 40\u202f% of entries",
                    "in 100\u202f% of entries"));
            changes.add(new Report.Change(
                    field.path(), Report.ChangeKind.TYPE_CHANGED, "boolean", "array, number, object, string"));
        }
        return report(
                "1,707 entries in 2026-W47, 12\u202f% more than the week before; 160 alerts.",
                fields, alerts, changes, new Report.Omitted(0, 0, 0, 0));
    }

    /** As much as the caps let through: a thousand of the longest paths, every section, the longest values. */
    static Report extreme() {
        var numbers = numbers("", 500, 0, skewed(new Random(4), 500, 3, 1.9));
        var fields = IntStream.range(0, 1000)
                .mapToObj(at -> extremeField("$['%03d%s']".formatted(at, "\u202e<&\"".repeat(248)), numbers))
                .toList();
        var alerts = fields.stream()
                .map(field -> new Report.Alert(
                        Report.Severity.HIGH,
                        field.path(),
                        Report.ChangeKind.TYPE_CHANGED,
                        field.path() + " was string and is now number."))
                .toList();
        var changes = fields.stream()
                .map(field -> new Report.Change(field.path(), Report.ChangeKind.TYPE_CHANGED, "string", "number"))
                .toList();
        return report("1,707 entries; 1,000 alerts.", fields, alerts, changes, new Report.Omitted(1, 1, 1, 1));
    }

    private static Report.Field extremeField(String path, Report.Field numbers) {
        var frequent = IntStream.range(0, 20)
                .mapToObj(i -> new Report.Frequent("\u202e<&\ud83d\ude00".repeat(50), 400 - i, 390 - i, 400 - i))
                .toList();
        return new Report.Field(
                path,
                1706,
                0.99941,
                5000,
                Map.of("object", 1L, "array", 1L, "string", 2800L, "number", 500L, "boolean", 2L, "null", 1696L),
                new Report.Distinct(4321, 4200, 4400),
                numbers.numbers(),
                new Report.Strings(2800, 0, 299_999, 12_345.678, frequent),
                new Report.Timestamps(1399, "0001-01-01T00:00:00.123456789Z", "9999-12-31T23:59:59.123456789Z"),
                new Report.Booleans(1, 1));
    }

    private static Report.Field ordinaryField(String path, int at, Random random) {
        return switch (at % 5) {
            case 0 -> numbers(path, ENTRIES, 0, gaussians(random, ENTRIES, at, 10));
            case 1 -> numbers(path, 1402, 305, skewed(random, 1402, at, 1.5));
            case 2 ->
                strings(
                        path,
                        ENTRIES,
                        2,
                        30,
                        12,
                        IntStream.range(0, 10)
                                .boxed()
                                .flatMap(i -> Stream.of((Object) ("a value of some length " + i), 400 / (i + 1)))
                                .toArray());
            case 3 ->
                at % 2 == 0
                        ? booleans(path, ENTRIES - at, at)
                        : timestamps(path, "2026-11-16T00:02:11Z", "2026-11-22T23:51:40Z");
            default -> strings(path, ENTRIES, 10, 12, ENTRIES);
        };
    }

    /** A report of one week with {@value Fields#ENTRIES} entries. */
    static Report report(
            String headline,
            List<Report.Field> fields,
            List<Report.Alert> alerts,
            List<Report.Change> changes,
            Report.Omitted omitted) {
        var monday = LocalDate.of(2026, 11, 16);
        var perDay = new ArrayList<Report.Day>();
        for (var count : new long[] {198, 231, 242, 259, 301, 249, 227}) {
            perDay.add(new Report.Day(monday.plusDays(perDay.size()).toString(), count));
        }
        var perHour = LongStream.range(0, 24)
                .mapToObj(hour -> 40 + hour * (24 - hour) / 2)
                .toList();
        var folder = "summaries/2026-W47/";
        return new Report(
                1,
                headline,
                new Report.Span("2026-W47", "2026-11-16T00:00:00Z", "2026-11-23T00:00:00Z", "UTC"),
                1,
                new Report.Entries(ENTRIES, 1_112_964, 48_210, 31_400_000, perDay, perHour),
                fields,
                omitted,
                "summaries/2026-W46/summary-20261116T000000Z.json",
                null,
                changes,
                alerts,
                new Report.Objects(
                        folder + "summary-20261123T000000Z.html",
                        new Report.StoredObject(folder + "run-5f0c/profile.bin", 183_112, "ab".repeat(32)),
                        List.of(new Report.EntriesObject(
                                folder + "run-5f0c/entries-00000.ndjson.gz", ENTRIES, 192_400, "cd".repeat(32)))));
    }
}
