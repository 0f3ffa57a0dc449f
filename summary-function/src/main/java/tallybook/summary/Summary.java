package tallybook.summary;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tallybook.summary.Report.Day;
import tallybook.summary.Report.Entries;
import tallybook.summary.Report.Field;
import tallybook.summary.Report.Objects;
import tallybook.summary.Report.Omitted;
import tallybook.summary.Report.Span;
import tallybook.summary.profile.Profile;

/** Makes a period's report from what the table holds. */
final class Summary {
    private final EntryTable table;
    private final SummaryBucket bucket;
    private final ShowValues showValues;

    Summary(EntryTable table, SummaryBucket bucket, ShowValues showValues) {
        this.table = table;
        this.bucket = bucket;
        this.showValues = showValues;
    }

    /**
     * Scans the table and writes the run's own objects; the report that names them is the caller's to write.
     *
     * @throws IllegalStateException if the deadline passes first
     */
    Report make(SummaryRequest request, String requestId, Deadline deadline) {
        var period = request.period();
        var keys = new ReportKeys(period, request.revision());
        var folder = new RunFolder(bucket, keys.run(requestId));
        var scan = new TableScan(table, period, folder, deadline).run();
        var profile = scan.profile();
        var entries = entries(period, scan);
        var fields = fields(profile);
        var previousKey = bucket.newestReport(new ReportKeys(period.previous(), 1).folder());
        var previous = previousKey.flatMap(bucket::get).map(ReportJson::read);
        var comparison = previous.map(report -> Comparison.of(report, entries, fields))
                .orElseGet(() -> Comparison.first(entries));
        return new Report(
                Report.SCHEMA_VERSION,
                Headline.of(period, entries, previous, comparison.alerts()),
                new Span(
                        period.name(),
                        period.from().toString(),
                        period.to().toString(),
                        period.zone().getId()),
                request.revision(),
                entries,
                fields,
                omitted(scan),
                previousKey.orElse(null),
                comparison.changes(),
                comparison.alerts(),
                new Objects(keys.page(), folder.putProfile(profile), scan.backup()));
    }

    private static Entries entries(Period period, TableScan.Result scan) {
        Map<LocalDate, Long> days = scan.profile().days();
        return new Entries(
                scan.profile().entries(),
                scan.profile().bytes(),
                scan.tableCount(),
                scan.tableBytes(),
                period.days()
                        .map(day -> new Day(day.toString(), days.getOrDefault(day, 0L)))
                        .toList(),
                Arrays.stream(scan.profile().hours()).boxed().toList());
    }

    private List<Field> fields(Profile profile) {
        var report = new FieldReport(profile.entries(), showValues);
        return profile.fields().entrySet().stream()
                .map(field -> report.of(field.getKey(), field.getValue()))
                .toList();
    }

    private static Omitted omitted(TableScan.Result scan) {
        var profile = scan.profile();
        long longStrings = profile.fields().values().stream()
                .flatMap(field -> field.strings().stream())
                .mapToLong(strings -> strings.tooLong())
                .sum();
        return new Omitted(profile.omittedPaths().estimate(), profile.omittedValues(), longStrings, scan.foreign());
    }
}
