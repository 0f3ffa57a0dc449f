package tallybook.local;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A report in the bucket.
 *
 * @param period its name, with the edition if it is not the first
 * @param key the report's key without its ending; the page's is the same
 */
public record ReportLink(String period, String key, Instant madeAt) {
    private static final Pattern REPORT_KEY = Pattern.compile(
            "(?<key>summaries/(?<period>[0-9A-Z_-]+)/summary-[0-9]{8}T[0-9]{6}Z(?<revision>-r[0-9]+)?)\\.json");

    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static List<ReportLink> newestFirst(S3Client s3) {
        return s3
                .listObjectsV2Paginator(list -> list.bucket(LocalS3.BUCKET_NAME).prefix("summaries/"))
                .contents()
                .stream()
                .flatMap(ReportLink::of)
                .sorted(Comparator.comparing(ReportLink::madeAt)
                        .thenComparing(ReportLink::key)
                        .reversed())
                .toList();
    }

    private static Stream<ReportLink> of(S3Object object) {
        Matcher report = REPORT_KEY.matcher(object.key());
        if (!report.matches()) {
            return Stream.empty();
        }
        String revision = report.group("revision");
        String period = report.group("period") + (revision == null ? "" : revision);
        return Stream.of(new ReportLink(period, report.group("key"), object.lastModified()));
    }

    public String made() {
        return TO_THE_MINUTE.format(madeAt);
    }
}
