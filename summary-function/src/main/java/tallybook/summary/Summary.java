package tallybook.summary;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tallybook.summary.profile.NumberProfile;
import tallybook.summary.profile.Profile;
import tallybook.summary.report.Comparison;
import tallybook.summary.report.FieldReport;
import tallybook.summary.report.Headline;
import tallybook.summary.report.Period;
import tallybook.summary.report.Report;
import tallybook.summary.report.Report.Day;
import tallybook.summary.report.Report.Entries;
import tallybook.summary.report.Report.Field;
import tallybook.summary.report.Report.Objects;
import tallybook.summary.report.Report.Omitted;
import tallybook.summary.report.Report.Span;
import tallybook.summary.report.ReportJson;
import tallybook.summary.report.ShowValues;

/** Makes a period's report, from what the table holds or from earlier reports' profiles. */
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
     * Scans the table, or merges the profiles, and writes the run's own objects; the report that names them is the
     * caller's to write.
     *
     * @throws InvalidSummaryEventException if a roll-up is asked for, and no earlier reports cover the period
     * @throws IllegalStateException if the deadline passes first, or if a profile is not what its report says
     */
    Report make(SummaryRequest request, RunFolder folder, Deadline deadline) {
        var period = request.period();
        var rolledUp = rolledUp(request);
        var content = rolledUp.isEmpty()
                ? new TableScan(table, period, folder, deadline).run()
                : new RollUp(bucket, period, rolledUp, deadline).run();
        var profile = content.profile();
        var entries = entries(period, content);
        var fields = fields(profile);
        var previousKey = bucket.newestReport(new ReportKeys(period.previous(), 1));
        var previous = previousKey.flatMap(bucket::get).map(ReportJson::read);
        var now = new Comparison.Side(entries, fields, profile.omittedPaths().estimate(), numbers(profile));
        var comparison = previous.map(report -> Comparison.of(period, before(report), now))
                .orElseGet(() -> Comparison.first(now));
        return new Report(
                Report.SCHEMA_VERSION,
                Headline.of(period, entries, previous.map(Report::entries), comparison.alerts()),
                new Span(
                        period.name(),
                        period.from().toString(),
                        period.to().toString(),
                        period.zone().getId()),
                request.revision(),
                entries,
                fields,
                omitted(content),
                previousKey.orElse(null),
                rolledUp.isEmpty()
                        ? null
                        : rolledUp.stream().map(EarlierReport::key).toList(),
                comparison.changes(),
                comparison.alerts(),
                new Objects(request.keys().page(), folder.putProfile(profile), content.backup()));
    }

    /** The reports to roll up; none if the table is to be scanned. */
    private List<EarlierReport> rolledUp(SummaryRequest request) {
        return switch (request.source()) {
            case TABLE -> List.of();
            case PROFILES -> new EarlierReports(bucket, request.period()).covering();
        };
    }

    private static Entries entries(Period period, Content content) {
        var days = content.profile().days();
        return new Entries(
                content.profile().entries(),
                content.profile().bytes(),
                content.tableCount(),
                content.tableBytes(),
                period.days()
                        .map(day -> new Day(day.toString(), days.getOrDefault(day, 0L)))
                        .toList(),
                Arrays.stream(content.profile().hours()).boxed().toList());
    }

    private List<Field> fields(Profile profile) {
        var report = new FieldReport(profile.entries(), showValues);
        return profile.fields().entrySet().stream()
                .map(field -> report.of(field.getKey(), field.getValue()))
                .toList();
    }

    private Comparison.Side before(Report previous) {
        var profile = bucket.intact(previous.objects().profile()).flatMap(Summary::readable);
        return new Comparison.Side(
                previous.entries(),
                previous.fields(),
                previous.omitted().fields(),
                profile.map(Summary::numbers).orElse(Map.of()));
    }

    /** A profile that another version of this code wrote may be none to this one: then no distributions are compared. */
    private static Optional<Profile> readable(byte[] bytes) {
        try {
            return Optional.of(Profile.readFrom(new DataInputStream(new ByteArrayInputStream(bytes))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, NumberProfile> numbers(Profile profile) {
        var numbers = new HashMap<String, NumberProfile>();
        profile.fields().forEach((path, field) -> field.numbers().ifPresent(found -> numbers.put(path.text(), found)));
        return numbers;
    }

    private static Omitted omitted(Content content) {
        var profile = content.profile();
        long longStrings = profile.fields().values().stream()
                .flatMap(field -> field.strings().stream())
                .mapToLong(strings -> strings.tooLong())
                .sum();
        return new Omitted(profile.omittedPaths().estimate(), profile.omittedValues(), longStrings, content.foreign());
    }
}
