package tallybook.summary.page;

import static tallybook.summary.page.Fields.ENTRIES;
import static tallybook.summary.page.Fields.booleans;
import static tallybook.summary.page.Fields.gaussians;
import static tallybook.summary.page.Fields.nullable;
import static tallybook.summary.page.Fields.numbers;
import static tallybook.summary.page.Fields.skewed;
import static tallybook.summary.page.Fields.strings;
import static tallybook.summary.page.Fields.structure;
import static tallybook.summary.page.Fields.timestamps;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tallybook.summary.report.Report;

/** A report as real life gives: a week of earthquakes, after a week with fewer. */
final class Earthquakes {

    private Earthquakes() {}

    static Report week() {
        var random = new Random(1);
        var fields = List.of(
                structure("$.geometry", "object"),
                numbers(
                        "$.geometry.coordinates[*]",
                        ENTRIES * 3,
                        0,
                        random.doubles(ENTRIES * 3, -180, 180)
                                .map(x -> Math.round(x * 1e4) / 1e4)
                                .toArray()),
                strings("$.geometry.type", ENTRIES, 5, 5, 1, "Point", ENTRIES),
                strings("$.id", ENTRIES, 10, 12, ENTRIES),
                nullable("$.properties.alert", 1688, strings("", 19, 5, 6, 2, "green", 18)),
                nullable("$.properties.cdi", 1588, numbers("", 119, 0, gaussians(random, 119, 3, 1.5))),
                numbers("$.properties.dmin", 1402, 305, skewed(random, 1402, 0.08, 1.6)),
                numbers("$.properties.felt", 119, 1588, skewed(random, 119, 3, 1.9)),
                numbers("$.properties.gap", 1402, 305, gaussians(random, 1402, 120, 60)),
                numbers("$.properties.mag", ENTRIES, 0, gaussians(random, ENTRIES, 1.4, 0.9)),
                strings(
                        "$.properties.magType",
                        ENTRIES,
                        2,
                        5,
                        7,
                        "ml",
                        1058,
                        "md",
                        495,
                        "mb",
                        102,
                        "mww",
                        21,
                        "mb_lg",
                        15,
                        "mwr",
                        9,
                        "mh",
                        7),
                strings(
                        "$.properties.net",
                        ENTRIES,
                        2,
                        2,
                        14,
                        "nc",
                        420,
                        "ci",
                        311,
                        "ak",
                        296,
                        "us",
                        201,
                        "nn",
                        190,
                        "hv",
                        91,
                        "mb",
                        60),
                numbers("$.properties.nst", 1100, 607, gaussians(random, 1100, 18, 9)),
                strings(
                        "$.properties.place",
                        ENTRIES,
                        12,
                        61,
                        1390,
                        "8km NW of The Geysers, CA",
                        14,
                        "13km NE of Trabuco Canyon, in the mountains that no one has ever named, CA",
                        9,
                        "",
                        6),
                booleans("$.properties.reviewed", 1304, 403),
                strings("$.properties.status", ENTRIES, 8, 9, 2, "reviewed", 1304, "automatic", 403),
                numbers(
                        "$.properties.time",
                        ENTRIES,
                        0,
                        IntStream.range(0, ENTRIES)
                                .mapToDouble(i -> 1_794_787_200_000.0 + i * 354_000L)
                                .toArray()),
                numbers(
                        "$.properties.tsunami",
                        ENTRIES,
                        0,
                        IntStream.range(0, ENTRIES)
                                .mapToDouble(i -> i % 400 == 7 ? 1 : 0)
                                .toArray()),
                timestamps("$.properties.updated", "2026-11-16T00:02:11Z", "2026-11-27T23:51:40.120Z"),
                numbers(
                        "$.properties.version",
                        ENTRIES,
                        0,
                        IntStream.range(0, ENTRIES).mapToDouble(i -> 7).toArray()),
                strings("$.properties['title.long']", ENTRIES, 20, 80, 1650),
                strings("$.type", ENTRIES, 7, 7, 1, "Feature", ENTRIES));
        return Reports.report(
                "1,707 earthquakes and no more: 12\u202f% more entries than in 2026-W46; 2 alerts.",
                fields,
                List.of(
                        new Report.Alert(
                                Report.Severity.HIGH,
                                "$.properties.felt",
                                Report.ChangeKind.PRESENCE_CHANGED,
                                "$.properties.felt is null in 93 % of its entries; it was 71 % the week before."),
                        new Report.Alert(
                                Report.Severity.MEDIUM,
                                "$.properties.mag",
                                Report.ChangeKind.DISTRIBUTION_CHANGED,
                                "Values of $.properties.mag lie lower: median 1.3, was 1.8."),
                        new Report.Alert(
                                Report.Severity.LOW,
                                "$",
                                Report.ChangeKind.VOLUME_CHANGED,
                                "12 % more entries than the week before.")),
                List.of(
                        new Report.Change("$", Report.ChangeKind.VOLUME_CHANGED, "1,524 entries", "1,707 entries"),
                        new Report.Change(
                                "$.properties.alert", Report.ChangeKind.FIELD_APPEARED, null, "in 1 % of entries"),
                        new Report.Change(
                                "$.properties.region", Report.ChangeKind.FIELD_VANISHED, "in 100 % of entries", null),
                        new Report.Change(
                                "$.properties.felt", Report.ChangeKind.PRESENCE_CHANGED, "71 % null", "93 % null"),
                        new Report.Change(
                                "$.properties.mag",
                                Report.ChangeKind.DISTRIBUTION_CHANGED,
                                "median 1.8",
                                "median 1.3")),
                new Report.Omitted(0, 0, 0, 0));
    }
}
