package tallybook.summary;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import tallybook.summary.profile.Profile;
import tallybook.summary.report.Report.StoredObject;

/** The folder of one run's own objects, which are found by nothing but the report that names them. */
final class RunFolder {
    private final SummaryBucket bucket;
    private final String prefix;

    /** @param prefix the folder's key, ending in a slash */
    RunFolder(SummaryBucket bucket, String prefix) {
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** Writes a part of the backup, named for its segment (the first digit) and its place in the segment. */
    StoredObject putEntries(int segment, int part, ByteBuffer gzip) {
        String name = String.format(Locale.ROOT, "entries-%d%04d.ndjson.gz", segment, part);
        return bucket.put(prefix + name, gzip, "application/gzip");
    }

    StoredObject putProfile(Profile profile) {
        var bytes = new ByteArrayOutputStream();
        try {
            profile.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to be written
        }
        return bucket.put(prefix + "profile.bin", ByteBuffer.wrap(bytes.toByteArray()), "application/octet-stream");
    }
}
