package tallybook.summary;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import tallybook.summary.Report.StoredObject;

/** The S3 bucket that holds the reports. */
final class SummaryBucket {
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONDITIONAL_REQUEST_CONFLICT = 409;

    /** S3 answers 409 while another conditional write of the key is under way: a matter of milliseconds. */
    private static final int CONFLICT_RETRIES = 10;

    private static final Pattern REPORT = Pattern.compile(".*/summary-\\d{8}T\\d{6}Z(?:-r(\\d+))?\\.json");

    private final S3Client s3;
    private final String name;

    SummaryBucket(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    /** An S3 client; by path where the environment names an endpoint of its own, which has no name for each bucket. */
    static S3Client client(Map<String, String> environment) {
        boolean ownEndpoint =
                environment.containsKey("AWS_ENDPOINT_URL") || environment.containsKey("AWS_ENDPOINT_URL_S3");
        return S3Client.builder().forcePathStyle(ownEndpoint).build();
    }

    String name() {
        return name;
    }

    StoredObject put(String key, byte[] content, String contentType) {
        byte[] sha256 = sha256(content);
        s3.putObject(
                put -> put.bucket(name)
                        .key(key)
                        .contentType(contentType)
                        .checksumSHA256(Base64.getEncoder().encodeToString(sha256)),
                RequestBody.fromBytes(content));
        return new StoredObject(key, content.length, HexFormat.of().formatHex(sha256));
    }

    /** Writes an object unless its key exists; an object that exists stays as it is. */
    void putIfAbsent(String key, byte[] content, String contentType) {
        for (int attempt = 0; ; attempt++) {
            try {
                s3.putObject(
                        put -> put.bucket(name)
                                .key(key)
                                .contentType(contentType)
                                .ifNoneMatch("*"),
                        RequestBody.fromBytes(content));
                return;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED) {
                    return;
                }
                if (e.statusCode() != CONDITIONAL_REQUEST_CONFLICT || attempt == CONFLICT_RETRIES) {
                    throw e;
                }
            }
        }
    }

    /** An object's bytes; empty if there is none. */
    Optional<byte[]> get(String key) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** The key of the newest edition of the reports in a folder; empty if there is none. */
    Optional<String> newestReport(String folder) {
        return s3.listObjectsV2Paginator(list -> list.bucket(name).prefix(folder + "summary-")).contents().stream()
                .map(object -> REPORT.matcher(object.key()))
                .filter(Matcher::matches)
                .max(Comparator.comparingInt(key -> key.group(1) == null ? 1 : Integer.parseInt(key.group(1))))
                .map(Matcher::group);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
