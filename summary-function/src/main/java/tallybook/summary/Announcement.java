package tallybook.summary;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;
import tallybook.summary.report.Report.Alert;
import tallybook.summary.report.Report.Change;
import tallybook.summary.report.Report.ChangeKind;
import tallybook.summary.report.Report.Entries;
import tallybook.summary.report.Wording;

/**
 * The e-mail that tells people of a report, made from nothing but the report, and so of the values that it shows. Every
 * list in it is cut, so that it stays far below the 262,144 bytes that SNS takes.
 *
 * @param subject what SNS allows: printable ASCII, fewer than 100 characters
 * @param text plain
 */
record Announcement(String subject, String text) {
    private static final int SUBJECT_LENGTH_MAX = 99;
    private static final int PATH_LENGTH_MAX = 120;
    private static final int LINE_LENGTH_MAX = 600;
    private static final int ALERTS_MAX = 10;
    private static final int CHANGES_MAX = 10;
    private static final int DAYS_MAX = 14;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    static Announcement of(Report report, String bucket, String reportKey) {
        String page = report.objects().html();
        return new Announcement(
                subject(report.headline()),
                Wording.onOneLine(report.headline(), LINE_LENGTH_MAX) + "\n\n"
                        + counts(report)
                        + listed("Alerts", report.alerts(), ALERTS_MAX, Announcement::line)
                        + listed(
                                report.alerts().isEmpty() ? "Changes" : "Other changes",
                                otherChanges(report),
                                CHANGES_MAX,
                                Announcement::line)
                        + """
                        The report is in the bucket %1$s:
                          %2$s (the page)
                          %3$s (the same for programs)

                        To fetch the page:
                          aws s3 cp s3://%1$s/%2$s .
                        Or open it from the S3 console:
                          https://console.aws.amazon.com/s3/object/%1$s?prefix=%2$s
                        """.formatted(bucket, page, reportKey));
    }

    private static String subject(String headline) {
        String ascii = headline.replace('\u202f', ' ')
                .replace('\u2212', '-')
                .replace("…", "...")
                .replaceAll("[^ -~]", "?");
        if (ascii.length() <= SUBJECT_LENGTH_MAX) {
            return ascii;
        }
        String cut = ascii.substring(0, SUBJECT_LENGTH_MAX - "...".length());
        int word = cut.lastIndexOf(' ');
        return (word > cut.length() / 2 ? cut.substring(0, word) : cut) + "...";
    }

    private static String counts(Report report) {
        var entries = report.entries();
        return """
                Entries: %s (%s)
                The table: %s (%s)
                %s
                """.formatted(
                        Numerals.count(entries.count()),
                        Numerals.bytes(entries.bytes()),
                        Numerals.entries(entries.tableCount()),
                        Numerals.bytes(entries.tableBytes()),
                        entries.count() == 0 ? "" : days(entries));
    }

    private static String days(Entries entries) {
        var days = entries.perDay();
        if (days.size() > DAYS_MAX) {
            return "A day: " + Numerals.rounded((double) entries.count() / days.size()) + " on average\n";
        }
        return days.stream()
                .map(day -> "  " + DAY.format(LocalDate.parse(day.date())) + ": " + Numerals.count(day.count()) + "\n")
                .collect(joining());
    }

    private static <T> String listed(String title, List<T> all, int linesMax, Function<T, String> line) {
        if (all.isEmpty()) {
            return "";
        }
        String more = all.size() > linesMax ? "- and " + Numerals.count(all.size() - linesMax) + " more\n" : "";
        return title + ":\n"
                + all.stream()
                        .limit(linesMax)
                        .map(one -> "- " + Wording.onOneLine(line.apply(one), LINE_LENGTH_MAX) + "\n")
                        .collect(joining())
                + more
                + "\n";
    }

    private static String line(Alert alert) {
        String path = Wording.onOneLine(alert.path(), PATH_LENGTH_MAX);
        String severity = alert.severity().name().toLowerCase(Locale.ROOT);
        // The message names the path as it is; here it has to be short.
        return severity + ": " + alert.message().replace(alert.path(), path);
    }

    private static String line(Change change) {
        String path = Wording.onOneLine(change.path(), PATH_LENGTH_MAX);
        String before = Objects.requireNonNullElse(change.before(), "");
        String after = Objects.requireNonNullElse(change.after(), "");
        return switch (change.kind()) {
            case FIELD_APPEARED -> path + " is new (" + after + ")";
            case FIELD_VANISHED -> path + " is gone (" + before + ")";
            case TYPE_CHANGED, PRESENCE_CHANGED, DISTRIBUTION_CHANGED ->
                path + ": " + (before.isEmpty() ? "" : before + ", ") + "now " + after;
            case VOLUME_CHANGED, NO_ENTRIES -> (before.isEmpty() ? "" : before + ", ") + "now " + after;
        };
    }

    /** What no alert says already. */
    private static List<Change> otherChanges(Report report) {
        record Subject(String path, ChangeKind kind) {}
        var alerted = report.alerts().stream()
                .map(alert -> new Subject(alert.path(), alert.kind()))
                .collect(toSet());
        return report.changes().stream()
                .filter(change -> !alerted.contains(new Subject(change.path(), change.kind())))
                .toList();
    }
}
