package tallybook.summary;

import java.util.stream.Collectors;
import tallybook.summary.report.Report;
import tallybook.summary.report.VisibleText;

/**
 * The e-mail that tells people of a report.
 *
 * @param subject what SNS allows: printable ASCII, at most 100 characters
 */
record Announcement(String subject, String text) {
    private static final int SUBJECT_LENGTH_MAX = 100;
    private static final int ALERTS_MAX = 10;

    static Announcement of(Report report, String bucket, String reportKey) {
        return new Announcement(subject(report.headline()), """
                %s

                %sThe report is in the bucket %s:
                  %s
                  %s
                """.formatted(
                report.headline(), alerts(report), bucket, report.objects().html(), reportKey));
    }

    private static String subject(String headline) {
        String ascii = headline.replace('\u202f', ' ').replace('\u2212', '-').replaceAll("[^ -~]", "?");
        return ascii.length() <= SUBJECT_LENGTH_MAX ? ascii : ascii.substring(0, SUBJECT_LENGTH_MAX - 3) + "...";
    }

    private static String alerts(Report report) {
        String alerts = report.alerts().stream()
                .limit(ALERTS_MAX)
                .map(alert -> "- " + VisibleText.of(alert.message()) + "\n")
                .collect(Collectors.joining());
        return alerts.isEmpty() ? "" : alerts + "\n";
    }
}
