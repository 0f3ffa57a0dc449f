package tallybook.summary.report;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallybook.summary.profile.NumberProfile;
import tallybook.summary.report.Comparison.Side;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Field;
import tallybook.summary.report.Report.Severity;

/** What is different at one field path. */
final class FieldComparison {
    /** A field is missed, or new, once chance would have left it out less than once in e^10 = 22,000 times. */
    private static final double EXPECTED_ENTRIES_MIN = 10;

    /** Smirnov's c for two samples of one distribution to differ by more once in 10,000 times: √(−ln(0.00005) / 2). */
    private static final double SMIRNOV = 2.23;

    private static final double PRESENCE_CHANGE_MIN = 0.05;
    private static final double PRESENCE_ALERT_MIN = 0.25;
    private static final double TYPE_ALERT_SHARE_MIN = 0.01;
    private static final double DISTANCE_CHANGE_MIN = 0.1;
    private static final double DISTANCE_ALERT_MIN = 0.25;

    /** In September 2001; four times as much is in 2096. */
    private static final double EPOCH_SECONDS_MIN = 1e9;

    private static final double EPOCH_MAX_FACTOR = 4;

    private final Side before;
    private final Side now;
    private final Findings findings;

    FieldComparison(Side before, Side now, Findings findings) {
        this.before = before;
        this.now = now;
        this.findings = findings;
    }

    /** Compares a path that both periods have. */
    void compare(String path, Field was, Field is) {
        types(path, was, is);
        presence(path, was, is);
        distribution(path, was, is);
    }

    void vanished(String path, Field was) {
        findings.change(path, ChangeKind.FIELD_VANISHED, inShare(was), null);
        if (was.presence() * now.entries().count() >= EXPECTED_ENTRIES_MIN) {
            findings.alert(
                    Severity.HIGH,
                    path,
                    ChangeKind.FIELD_VANISHED,
                    path + " is gone; it was " + inShare(was) + " the period before.");
        }
    }

    void appeared(String path, Field is) {
        findings.change(path, ChangeKind.FIELD_APPEARED, null, inShare(is));
        if (is.presence() * before.entries().count() >= EXPECTED_ENTRIES_MIN) {
            findings.alert(Severity.LOW, path, ChangeKind.FIELD_APPEARED, path + " is new, " + inShare(is) + ".");
        }
    }

    private void types(String path, Field was, Field is) {
        var typesBefore = typesButNull(was);
        var typesNow = typesButNull(is);
        if (typesBefore.keySet().equals(typesNow.keySet()) || typesBefore.isEmpty() || typesNow.isEmpty()) {
            return;
        }
        String wasOf = String.join(", ", typesBefore.keySet());
        String isOf = String.join(", ", typesNow.keySet());
        findings.change(path, ChangeKind.TYPE_CHANGED, wasOf, isOf);
        typesNow.keySet().removeAll(typesBefore.keySet());
        long ofNewTypes = typesNow.values().stream().mapToLong(Long::longValue).sum();
        if (ofNewTypes > 0 && ofNewTypes >= TYPE_ALERT_SHARE_MIN * is.values()) {
            findings.alert(
                    Severity.HIGH, path, ChangeKind.TYPE_CHANGED, path + " was " + wasOf + " and is now " + isOf + ".");
        }
    }

    private static Map<String, Long> typesButNull(Field field) {
        var types = new TreeMap<>(field.types());
        types.remove("null");
        return types;
    }

    private void presence(String path, Field was, Field is) {
        double difference = Math.abs(is.presence() - was.presence());
        double entries = before.entries().count();
        double entriesNow = now.entries().count();
        double pooled = (was.entries() + is.entries()) / (entries + entriesNow);
        double deviation = Math.sqrt(pooled * (1 - pooled) * (1 / entries + 1 / entriesNow));
        if (difference < PRESENCE_CHANGE_MIN || difference < Comparison.DEVIATIONS_MIN * deviation) {
            return;
        }
        findings.change(path, ChangeKind.PRESENCE_CHANGED, inShare(was), inShare(is));
        if (difference >= PRESENCE_ALERT_MIN) {
            findings.alert(
                    Severity.MEDIUM,
                    path,
                    ChangeKind.PRESENCE_CHANGED,
                    path + " is " + inShare(is) + "; it was " + inShare(was) + " the period before.");
        }
    }

    private void distribution(String path, Field was, Field is) {
        var numbersBefore = before.numbers().get(path);
        var numbersNow = now.numbers().get(path);
        if (numbersBefore == null || numbersNow == null || moveWithTime(numbersBefore, numbersNow)) {
            return;
        }
        double distance = numbersNow.quantiles().distance(numbersBefore.quantiles());
        double chance = SMIRNOV
                        * Math.sqrt(1.0 / numbersBefore.moments().count()
                                + 1.0 / numbersNow.moments().count())
                + numbersBefore.quantiles().rankError()
                + numbersNow.quantiles().rankError();
        if (distance < DISTANCE_CHANGE_MIN || distance < chance) {
            return;
        }
        findings.change(path, ChangeKind.DISTRIBUTION_CHANGED, median(was), median(is));
        if (distance >= DISTANCE_ALERT_MIN) {
            findings.alert(
                    Severity.MEDIUM,
                    path,
                    ChangeKind.DISTRIBUTION_CHANGED,
                    "The numbers of " + path + " are others than the period before"
                            + Optional.ofNullable(median(is))
                                    .map(median -> ": " + median + ", was " + median(was))
                                    .orElse("")
                            + ".");
        }
    }

    /** Counters, and times as seconds or milliseconds since 1970: others every period, which is no news. */
    private static boolean moveWithTime(NumberProfile before, NumberProfile now) {
        boolean counter = now.min().compareTo(before.max()) > 0;
        return counter || isWithin(EPOCH_SECONDS_MIN, now) || isWithin(EPOCH_SECONDS_MIN * 1_000, now);
    }

    private static boolean isWithin(double min, NumberProfile numbers) {
        return numbers.quantiles().min() >= min && numbers.quantiles().max() < min * EPOCH_MAX_FACTOR;
    }

    /** As in {@code median 1.2}; null where values are not shown. */
    private static @Nullable String median(Field field) {
        return Optional.ofNullable(field.numbers())
                .map(numbers -> numbers.quantiles().get("0.5"))
                .map(median -> "median " + Numerals.rounded(median))
                .orElse(null);
    }

    private static String inShare(Field field) {
        return "in " + Numerals.percent(field.presence()) + " of the entries";
    }
}
