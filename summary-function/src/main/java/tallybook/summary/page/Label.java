package tallybook.summary.page;

import java.util.Locale;
import tallybook.summary.report.Report;

/**
 * A word in a coloured box.
 *
 * @param tone its class: the severity of an alert, or {@code change}
 */
record Label(String tone, String text) {

    static Label of(Report.Severity severity) {
        var name = severity.name().toLowerCase(Locale.ROOT);
        return new Label(name, name);
    }

    static Label of(Report.ChangeKind kind) {
        return new Label("change", word(kind));
    }

    /** What an alert is about, in the colour of how urgent it is. */
    static Label of(Report.Severity severity, Report.ChangeKind kind) {
        return new Label(of(severity).tone(), word(kind));
    }

    private static String word(Report.ChangeKind kind) {
        return switch (kind) {
            case FIELD_APPEARED -> "new";
            case FIELD_VANISHED -> "gone";
            case TYPE_CHANGED -> "type";
            case PRESENCE_CHANGED -> "presence";
            case VOLUME_CHANGED -> "volume";
            case DISTRIBUTION_CHANGED -> "values";
            case NO_ENTRIES -> "empty";
        };
    }
}
