package tallybook.summary;

import tallybook.summary.report.ReportJson;

/** The e-mail that would be sent of a stored report. */
public final class EmailOfReport {
    private EmailOfReport() {}

    /** Its subject and text. */
    public static String of(byte[] report, String key) {
        var announcement = Announcement.of(ReportJson.read(report), "summary-bucket", key);
        return announcement.subject() + "\n" + announcement.text();
    }
}
