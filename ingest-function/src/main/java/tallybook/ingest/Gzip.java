package tallybook.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** The gzip coding (RFC 1952) of a body. */
final class Gzip {
    private static final int TRAILER_BYTES = 8;

    private Gzip() {}

    /** Whether the bytes begin as gzip does, and no JSON text. */
    static boolean isGzip(byte[] bytes) {
        return bytes.length >= 2 && bytes[0] == (byte) 0x1F && bytes[1] == (byte) 0x8B;
    }

    /** Inflates all members, but never to more than one byte over {@code bytesMax}. */
    static byte[] inflate(byte[] bytes, int bytesMax) {
        try (var members = new Members(bytes)) {
            var inflated = members.readNBytes(bytesMax + 1);
            if (inflated.length <= bytesMax && members.bytesLeft() != TRAILER_BYTES) {
                throw new Problem(ProblemType.INVALID_ENCODING, "Bytes that are not gzip follow the gzip data.");
            }
            return inflated;
        } catch (IOException e) {
            throw new Problem(ProblemType.INVALID_ENCODING, "The gzip data is truncated or corrupt.");
        }
    }

    /** All members of the data, read in one piece so that what is left after the last can be counted. */
    private static final class Members extends GZIPInputStream {
        private int readsWithinReads;

        Members(byte[] bytes) throws IOException {
            super(new ByteArrayInputStream(bytes), bytes.length);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (readsWithinReads > Limits.EMPTY_GZIP_MEMBERS_MAX) {
                throw new Problem(
                        ProblemType.INVALID_ENCODING,
                        "The gzip data has more than " + Limits.EMPTY_GZIP_MEMBERS_MAX + " empty members in a row.");
            }
            readsWithinReads++;
            int count = super.read(buffer, offset, length);
            readsWithinReads--;
            return count;
        }

        /** The bytes from the last member's trailer on: GZIPInputStream itself ignores what is no further member. */
        int bytesLeft() {
            return inf.getRemaining();
        }
    }
}
