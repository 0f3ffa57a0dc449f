package tallybook.summary.report;

import java.util.List;
import java.util.Optional;
import tallybook.summary.report.Report.Alert;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Entries;

/** The one sentence that says how the period went: on one line, without anything that cannot be seen. */
public final class Headline {
    private static final int PATH_LENGTH_MAX = 40;

    private Headline() {}

    /**
     * Words a period's headline.
     *
     * @param previous the entries of the report compared with
     * @param alerts the most severe first
     */
    public static String of(Period period, Entries entries, Optional<Entries> previous, List<Alert> alerts) {
        String before = Wording.before(period);
        String during = Wording.during(period);
        if (entries.count() == 0) {
            return "No entries " + during
                    + previous.map(earlier -> earlier.count() == 0
                                    ? ", as in " + before
                                    : ", " + Numerals.count(earlier.count()) + " " + before)
                            .orElse("")
                    + ".";
        }
        return Numerals.entries(entries.count()) + " " + during
                + previous.map(earlier -> ", " + Wording.comparedWith(earlier.count(), entries.count(), before))
                        .orElse("; no previous report to compare with")
                + alerted(alerts)
                + ".";
    }

    /** The count of the alerts, and the first that says more than the counts already do. */
    private static String alerted(List<Alert> alerts) {
        if (alerts.isEmpty()) {
            return "";
        }
        var first = alerts.stream()
                .filter(alert -> alert.kind() != ChangeKind.VOLUME_CHANGED)
                .findFirst()
                .map(Headline::inFewWords);
        return "; " + Numerals.count(alerts.size(), "alert")
                + first.map(words -> (alerts.size() == 1 ? ": " : ", such as ") + words)
                        .orElse("");
    }

    private static String inFewWords(Alert alert) {
        String path = Wording.onOneLine(alert.path(), PATH_LENGTH_MAX);
        return switch (alert.kind()) {
            case FIELD_VANISHED -> path + " is gone";
            case FIELD_APPEARED -> path + " is new";
            case TYPE_CHANGED -> "the types of " + path + " changed";
            case PRESENCE_CHANGED -> "the presence of " + path + " changed";
            case DISTRIBUTION_CHANGED -> "the numbers of " + path + " changed";
            case VOLUME_CHANGED, NO_ENTRIES -> alert.message();
        };
    }
}
