package tallybook.summary.report;

import java.util.List;
import java.util.Optional;
import tallybook.summary.report.Report.Alert;
import tallybook.summary.report.Report.Entries;

/** The one sentence that says how the period went. */
public final class Headline {
    private Headline() {}

    /**
     * Words a period's headline.
     *
     * @param previous the entries of the report compared with
     */
    public static String of(Period period, Entries entries, Optional<Entries> previous, List<Alert> alerts) {
        String count = entries.count() == 0 ? "No entries" : Numerals.entries(entries.count());
        return count + " " + Wording.during(period) + compared(entries, previous) + alerted(alerts) + ".";
    }

    private static String compared(Entries entries, Optional<Entries> previous) {
        return previous.map(
                        before -> ", " + Wording.comparedWith(before.count(), entries.count()) + " the period before")
                .orElse("");
    }

    private static String alerted(List<Alert> alerts) {
        return switch (alerts.size()) {
            case 0 -> "";
            case 1 -> "; 1 alert";
            default -> "; " + alerts.size() + " alerts";
        };
    }
}
