package tallybook.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tallybook.summary.report.Period;
import tallybook.summary.report.Report;
import tallybook.summary.report.ReportJson;
import tallybook.summary.report.Tiling;

/** The reports of shorter periods that together cover a longer one. */
final class EarlierReports {
    private final SummaryBucket bucket;
    private final Period whole;
    private final Map<Period, Optional<EarlierReport>> read = new HashMap<>();
    private final List<String> unusable = new ArrayList<>();

    EarlierReports(SummaryBucket bucket, Period whole) {
        this.bucket = bucket;
        this.whole = whole;
    }

    /**
     * The newest editions of reports whose periods fill the whole without gap or overlap, in their order.
     *
     * @throws InvalidSummaryEventException if there are none, saying what is not covered
     */
    List<EarlierReport> covering() {
        return covering(periodsWithin());
    }

    private List<EarlierReport> covering(List<Period> periods) {
        return switch (Tiling.of(whole, periods)) {
            case Tiling.Incomplete gap -> throw notCovered(gap);
            case Tiling.Complete(var pieces) -> {
                var reports =
                        pieces.stream().flatMap(piece -> usable(piece).stream()).toList();
                if (reports.size() == pieces.size()) {
                    yield reports;
                }
                var others = new ArrayList<>(periods);
                others.removeIf(
                        period -> pieces.contains(period) && usable(period).isEmpty());
                yield covering(others);
            }
        };
    }

    private List<Period> periodsWithin() {
        return bucket.folders(ReportKeys.ALL)
                .flatMap(folder -> ReportKeys.periodOf(folder, whole.zone()).stream())
                .filter(period -> !period.equals(whole)
                        && !period.from().isBefore(whole.from())
                        && !period.to().isAfter(whole.to()))
                .toList();
    }

    private Optional<EarlierReport> usable(Period period) {
        return read.computeIfAbsent(period, this::read);
    }

    private Optional<EarlierReport> read(Period period) {
        var keys = new ReportKeys(period, 1);
        return bucket.newestReport(keys).flatMap(key -> read(period, key));
    }

    private Optional<EarlierReport> read(Period period, String key) {
        var report = ReportJson.read(bucket.get(key).orElseThrow());
        var why = whyUnusable(period, report);
        why.ifPresent(reason -> unusable.add(key + " " + reason));
        return why.isPresent() ? Optional.empty() : Optional.of(EarlierReport.of(key, report));
    }

    private static Optional<String> whyUnusable(Period period, Report report) {
        var span = report.period();
        if (!span.timeZone().equals(period.zone().getId())
                || !span.from().equals(period.from().toString())
                || !span.to().equals(period.to().toString())) {
            return Optional.of("counts its days in " + span.timeZone() + ", not in " + period.zone());
        }
        boolean isWhole = ReportKeys.startOf(report.objects().profile().key())
                .filter(start -> !start.isBefore(period.to().plus(SummaryRequest.SETTLING)))
                .isPresent();
        return isWhole ? Optional.empty() : Optional.of("was made before its period was over, and may lack entries");
    }

    private InvalidSummaryEventException notCovered(Tiling.Incomplete gap) {
        String reasons = unusable.isEmpty() ? "" : " (" + String.join("; ", unusable) + ")";
        return new InvalidSummaryEventException("no earlier reports cover " + gap.from() + " to " + gap.to()
                + " without gap or overlap" + reasons + ": ask for reports of that part first, "
                + "or leave out \"source\", and the table is scanned");
    }
}
