package tallybook.restore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tallybook.restore.Report.StatedPart;

/** A part of a backup that has been found to be as its report states it, to its last entry. */
final class BackupPart {
    private final byte[] gzip;

    private BackupPart(byte[] gzip) {
        this.gzip = gzip;
    }

    /** Checks a part: its size, its hash, and that it holds as many entries as stated. */
    static BackupPart of(StatedPart stated, byte[] gzip) throws DamagedPartException {
        if (gzip.length != stated.bytes()) {
            throw new DamagedPartException("it has " + gzip.length + " bytes, not " + stated.bytes());
        }
        if (!sha256(gzip).equals(stated.sha256())) {
            throw new DamagedPartException("its SHA-256 is another");
        }
        var part = new BackupPart(gzip);
        var count = new AtomicLong();
        try {
            part.forEach(entry -> count.incrementAndGet());
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedPartException("it does not hold entries only");
        }
        if (count.get() != stated.count()) {
            throw new DamagedPartException("it holds " + count.get() + " entries, not " + stated.count());
        }
        return part;
    }

    /** Reads the entries one after the other. */
    void forEach(Consumer<BackupEntry> entries) throws IOException {
        try (var lines = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            EntryLines.read(lines, entries);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
