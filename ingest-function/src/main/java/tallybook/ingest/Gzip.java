package tallybook.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A body's gzip coding, read to the letter of RFC 1952: the JDK's own reader passes over reserved flags, and over what
 * follows the last member.
 */
final class Gzip {
    private static final byte ID_1 = 0x1F;
    private static final byte ID_2 = (byte) 0x8B;
    private static final byte DEFLATE = 8;

    private static final int HEADER_CRC = 0x02;
    private static final int EXTRA_FIELD = 0x04;
    private static final int FILE_NAME = 0x08;
    private static final int COMMENT = 0x10;
    private static final int RESERVED = 0xE0;

    /** The time, the compressor's own flags and the operating system. */
    private static final int BYTES_WITHOUT_MEANING = 6;

    private final ByteBuffer in;
    private final int bytesMax;
    private final Inflater inflater;
    private final byte[] inflated = new byte[1 << 14];
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Gzip(byte[] bytes, int bytesMax, Inflater inflater) {
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.bytesMax = bytesMax;
        this.inflater = inflater;
    }

    /** Whether the bytes begin as gzip does, and no JSON text. */
    static boolean isGzip(byte[] bytes) {
        return bytes.length >= 2 && bytes[0] == ID_1 && bytes[1] == ID_2;
    }

    /** Inflates all members, but never to more than one byte over {@code bytesMax}. */
    static byte[] inflate(byte[] bytes, int bytesMax) {
        try (var inflater = new Inflater(true)) {
            return new Gzip(bytes, bytesMax, inflater).inflate();
        } catch (BufferUnderflowException | DataFormatException e) {
            throw corrupt();
        }
    }

    private byte[] inflate() throws DataFormatException {
        do {
            readHeader();
            int crc = readData();
            if (out.size() <= bytesMax) {
                readTrailer(crc);
            }
        } while (out.size() <= bytesMax && in.hasRemaining());
        return out.toByteArray();
    }

    private void readHeader() {
        int start = in.position();
        if (in.get() != ID_1 || in.get() != ID_2) {
            throw new Problem(ProblemType.INVALID_ENCODING, "Bytes that are not gzip follow the gzip data.");
        }
        check(in.get() == DEFLATE);
        int flags = in.get();
        check((flags & RESERVED) == 0);
        skip(BYTES_WITHOUT_MEANING);
        if ((flags & EXTRA_FIELD) != 0) {
            skip(Short.toUnsignedInt(in.getShort()));
        }
        if ((flags & FILE_NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            var crc = new CRC32();
            crc.update(in.array(), start, in.position() - start);
            check(in.getShort() == (short) crc.getValue());
        }
    }

    private void skip(int bytes) {
        check(bytes <= in.remaining());
        in.position(in.position() + bytes);
    }

    private void skipText() {
        while (in.get() != 0) {}
    }

    /** Inflates one member's data, as far as {@code bytesMax} lets it, and sums it up. */
    private int readData() throws DataFormatException {
        var crc = new CRC32();
        inflater.reset();
        inflater.setInput(in.array(), in.position(), in.remaining());
        while (!inflater.finished() && out.size() <= bytesMax) {
            int count = inflater.inflate(inflated, 0, Math.min(inflated.length, bytesMax + 1 - out.size()));
            check(count > 0 || inflater.finished());
            crc.update(inflated, 0, count);
            out.write(inflated, 0, count);
        }
        in.position(in.limit() - inflater.getRemaining());
        return (int) crc.getValue();
    }

    private void readTrailer(int crc) {
        check(in.getInt() == crc);
        check(in.getInt() == (int) inflater.getBytesWritten());
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw corrupt();
        }
    }

    private static Problem corrupt() {
        return new Problem(ProblemType.INVALID_ENCODING, "The gzip data is truncated or corrupt.");
    }
}
