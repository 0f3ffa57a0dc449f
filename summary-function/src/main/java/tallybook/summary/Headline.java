package tallybook.summary;

import java.util.List;
import java.util.Optional;
import tallybook.summary.Report.Alert;
import tallybook.summary.Report.Entries;

/** The one sentence that says how the period went. */
final class Headline {
    private Headline() {}

    static String of(Period period, Entries entries, Optional<Report> previous, List<Alert> alerts) {
        String count = entries.count() == 0 ? "No entries" : Wording.entries(entries.count());
        return count + " " + Wording.during(period) + compared(entries, previous) + alerted(alerts) + ".";
    }

    private static String compared(Entries entries, Optional<Report> previous) {
        return previous.map(report ->
                        ", " + Wording.comparedWith(report.entries().count(), entries.count()) + " the period before")
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
