package tallybook.summary.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tallybook.summary.profile.NumberProfile;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Field;
import tallybook.summary.report.Report.Severity;

/** Whether a field's numbers are distributed otherwise than before. */
final class NumberComparison {
    /** The quantiles that can tell where two distributions differ, the one that says most to people first. */
    private static final List<String> RANKS = List.of("0.5", "0.95", "0.05", "0.75", "0.25", "0.99", "0.01");

    private static final Map<String, String> NAMES = Map.of(
            "0.5", "median",
            "0.95", "95th percentile",
            "0.05", "5th percentile",
            "0.75", "75th percentile",
            "0.25", "25th percentile",
            "0.99", "99th percentile",
            "0.01", "1st percentile");

    private final Chance chance;
    private final Findings findings;
    private final String periodBefore;

    NumberComparison(Chance chance, Findings findings, String periodBefore) {
        this.chance = chance;
        this.findings = findings;
        this.periodBefore = periodBefore;
    }

    /** Compares the numbers of a field that both periods have; a profile that is not known is null. */
    void compare(Field was, @Nullable NumberProfile before, Field is, @Nullable NumberProfile now) {
        if (before == null || now == null || new NumbersInTime(was, before, is, now).moveByThemselves()) {
            return;
        }
        double distance = now.quantiles().distance(before.quantiles());
        double certain = distance
                - Thresholds.RANK_ERRORS_MAX
                        * (before.quantiles().rankError() + now.quantiles().rankError());
        long countBefore = before.moments().count();
        long countNow = now.moments().count();
        double evidence = chance.clustered(Math.max(
                        (double) countBefore / Math.max(1, was.entries()),
                        (double) countNow / Math.max(1, is.entries())))
                .evidenceOfDistance(certain, countBefore, countNow);
        if (distance < Thresholds.DISTANCE_CHANGE_MIN || !chance.leavesChange(evidence)) {
            return;
        }
        var moved =
                RANKS.stream().flatMap(rank -> Moved.at(rank, was, is).stream()).findFirst();
        findings.change(
                is.path(),
                ChangeKind.DISTRIBUTION_CHANGED,
                moved.map(Moved::before).orElse(null),
                moved.map(Moved::now).orElseGet(() -> "distance " + Numerals.rounded(distance)));
        if (distance >= Thresholds.DISTANCE_ALERT_MIN && chance.leavesAlert(evidence)) {
            findings.alert(
                    Severity.MEDIUM,
                    is.path(),
                    ChangeKind.DISTRIBUTION_CHANGED,
                    "The numbers of " + is.path() + " changed since " + periodBefore + ": "
                            + moved.map(Moved::inWords).orElseGet(() -> distanceInWords(distance)) + ".",
                    distance);
        }
    }

    private static String distanceInWords(double distance) {
        return "their distance is " + Numerals.rounded(distance) + ", where 0 is alike and 1 has nothing in common";
    }

    /** A quantile that is another than before. */
    private record Moved(String name, String valueBefore, String valueNow) {
        /** Empty where it is the same, or where either report does not show values. */
        static Optional<Moved> at(String rank, Field was, Field is) {
            var before = quantile(rank, was);
            var now = quantile(rank, is);
            return before.isPresent() && now.isPresent() && !before.equals(now)
                    ? Optional.of(new Moved(NAMES.getOrDefault(rank, rank), before.get(), now.get()))
                    : Optional.empty();
        }

        private static Optional<String> quantile(String rank, Field field) {
            return Optional.ofNullable(field.numbers())
                    .flatMap(numbers -> Optional.ofNullable(numbers.quantiles().get(rank)))
                    .map(Numerals::rounded);
        }

        String before() {
            return name + " " + valueBefore;
        }

        String now() {
            return name + " " + valueNow;
        }

        String inWords() {
            return "the " + name + " is " + valueNow + " and was " + valueBefore;
        }
    }
}
