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
 * @param title its period in words, with the edition if it is not the first
 * @param key the report's key without its ending; the page's is the same
 */
public record ReportLink(String title, String key, Instant madeAt) {
    private static final String STAMP = "([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})[0-9]{2}Z";

    private static final Pattern REPORT_KEY = Pattern.compile(
            "(?<key>summaries/(?<period>[0-9A-Z_-]+)/summary-[0-9]{8}T[0-9]{6}Z(-r(?<revision>[0-9]+))?)\\.json");

    private static final Pattern RANGE = Pattern.compile(STAMP + "_" + STAMP);

    private static final DateTimeFormatter MADE_AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

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
        String edition = revision == null ? "" : ", edition " + revision;
        return Stream.of(
                new ReportLink(inWords(report.group("period")) + edition, report.group("key"), object.lastModified()));
    }

    private static String inWords(String period) {
        return RANGE.matcher(period).replaceFirst("$1-$2-$3 $4:$5 to $6-$7-$8 $9:$10 UTC");
    }

    public String made() {
        return MADE_AT.format(madeAt);
    }
}
