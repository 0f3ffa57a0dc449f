package tallybook.summary;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import tallybook.summary.report.Report.StoredObject;

/** The S3 bucket that holds the reports. */
final class SummaryBucket {
    private static final int PRECONDITION_FAILED = 412;
    private static final int CONDITIONAL_REQUEST_CONFLICT = 409;

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
        return S3Client.builder()
                .forcePathStyle(ownEndpoint)
                .overrideConfiguration(client -> Deadline.limitCalls(client)
                        .retryStrategy(retry -> retry.retryOnException(SummaryBucket::isConflict)))
                .build();
    }

    /** While another conditional write of the key is under way, S3 refuses ours: a matter of milliseconds. */
    private static boolean isConflict(Throwable failure) {
        return failure instanceof S3Exception e && e.statusCode() == CONDITIONAL_REQUEST_CONFLICT;
    }

    String name() {
        return name;
    }

    /** @param content an array's part, which is not copied: a part of the backup is large */
    StoredObject put(String key, ByteBuffer content, String contentType) {
        byte[] sha256 = sha256(content);
        int bytes = content.remaining();
        s3.putObject(
                put -> put.bucket(name)
                        .key(key)
                        .contentType(contentType)
                        .checksumSHA256(Base64.getEncoder().encodeToString(sha256)),
                RequestBody.fromContentProvider(
                        () -> new ByteArrayInputStream(
                                content.array(), content.arrayOffset() + content.position(), bytes),
                        bytes,
                        contentType));
        return new StoredObject(key, bytes, HexFormat.of().formatHex(sha256));
    }

    /**
     * Writes an object unless its key exists; an object that exists stays as it is.
     *
     * @return whether S3 says that it was written now
     */
    boolean putIfAbsent(String key, byte[] content, String contentType) {
        try {
            s3.putObject(
                    put -> put.bucket(name).key(key).contentType(contentType).ifNoneMatch("*"),
                    RequestBody.fromBytes(content));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw e;
            }
            return false;
        }
    }

    /** An object's bytes; empty if there is none. */
    Optional<byte[]> get(String key) {
        // Asked for a key that is not there, S3 answers 403 to whoever may not list the whole bucket.
        return list(key)
                .filter(object -> object.key().equals(key))
                .findAny()
                .map(object ->
                        s3.getObjectAsBytes(get -> get.bucket(name).key(key)).asByteArray());
    }

    /**
     * The bytes of an object that a report names.
     *
     * @throws IllegalStateException if there is none, or if it is not what the report says of it
     */
    byte[] verified(StoredObject object) {
        byte[] content = get(object.key())
                .orElseThrow(() -> new IllegalStateException(object.key() + ", which a report names, is missing"));
        if (!isAsStated(content, object)) {
            throw new IllegalStateException(object.key() + " is not what its report says: its SHA-256 differs");
        }
        return content;
    }

    /** The bytes of an object that a report names; empty if there is none, or if it is not what the report says of it. */
    Optional<byte[]> intact(StoredObject object) {
        return get(object.key()).filter(content -> isAsStated(content, object));
    }

    private static boolean isAsStated(byte[] content, StoredObject object) {
        return HexFormat.of().formatHex(sha256(ByteBuffer.wrap(content))).equals(object.sha256());
    }

    /** The folders directly below a prefix, each ending in a slash. */
    Stream<String> folders(String prefix) {
        return s3
                .listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix);
    }

    /** The objects whose keys begin with the prefix. */
    Stream<S3Object> list(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix)).contents().stream();
    }

    /**
     * The key of the newest edition of a period's report; empty if there is none. A week's report of another time zone has
     * another end, and stands in where there is none of this one.
     */
    Optional<String> newestReport(ReportKeys keys) {
        return newestReport(keys.editions()).or(() -> newestReport(keys.folder()));
    }

    private Optional<String> newestReport(String prefix) {
        return list(prefix)
                .map(S3Object::key)
                .filter(key -> ReportKeys.revisionOf(key).isPresent())
                .max(Comparator.comparingInt(key -> ReportKeys.revisionOf(key).orElseThrow()));
    }

    void delete(String key) {
        s3.deleteObject(delete -> delete.bucket(name).key(key));
    }

    private static byte[] sha256(ByteBuffer content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(content.duplicate());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
