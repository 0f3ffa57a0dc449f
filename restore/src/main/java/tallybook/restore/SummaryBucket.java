package tallybook.restore;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import tallybook.restore.Report.StatedPart;

/** The S3 bucket that holds the reports and their backups. */
final class SummaryBucket {
    private static final Pattern REPORT = Pattern.compile("summaries/[^/]+/summary-\\d{8}T\\d{6}Z(?:-r(\\d+))?\\.json");

    /** A summary's parts have 8 MiB and an entry at most; this much is held in memory. */
    private static final long PART_BYTES_MAX = 64L * 1024 * 1024;

    private final S3Client s3;
    private final String name;

    SummaryBucket(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    String name() {
        return name;
    }

    /** The keys of all reports, every edition of every period. */
    List<String> reports() {
        return reportsIn("summaries/").toList();
    }

    /**
     * The key of the newest edition of a week's report.
     *
     * @throws RestoreException if there is none
     */
    String newestReportOf(String week) {
        return reportsIn("summaries/" + week + "/")
                .max(Comparator.comparingInt(SummaryBucket::revisionOf))
                .orElseThrow(() -> new RestoreException("The bucket " + name + " has no report of " + week + "."));
    }

    private Stream<String> reportsIn(String folder) {
        try {
            return s3.listObjectsV2Paginator(list -> list.bucket(name).prefix(folder)).contents().stream()
                    .map(S3Object::key)
                    .filter(key -> REPORT.matcher(key).matches());
        } catch (NoSuchBucketException e) {
            throw new RestoreException("There is no bucket " + name + ".", e);
        }
    }

    private static int revisionOf(String report) {
        var matcher = REPORT.matcher(report);
        return matcher.matches() && matcher.group(1) != null ? Integer.parseInt(matcher.group(1)) : 1;
    }

    /** @throws RestoreException if there is no such report */
    Report report(String key) {
        try {
            return Report.read(key, bytes(key));
        } catch (NoSuchKeyException e) {
            throw new RestoreException("The bucket " + name + " has no report " + key + ".", e);
        }
    }

    /** Reads a part and checks it. */
    BackupPart part(StatedPart stated) throws DamagedPartException {
        if (stated.bytes() > PART_BYTES_MAX) {
            throw new DamagedPartException(
                    "it is stated to have " + stated.bytes() + " bytes, and no part is so large");
        }
        try {
            long bytes =
                    s3.headObject(head -> head.bucket(name).key(stated.key())).contentLength();
            if (bytes != stated.bytes()) {
                throw new DamagedPartException("it has " + bytes + " bytes, not " + stated.bytes());
            }
            return BackupPart.of(stated, bytes(stated.key()));
        } catch (NoSuchKeyException e) {
            throw new DamagedPartException("it is gone");
        }
    }

    private byte[] bytes(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArrayUnsafe();
    }
}
