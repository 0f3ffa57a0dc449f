package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** gzip with all that RFC 1952 lets a header have, and the JDK's own reader beside it. */
class GzipTest {
    private static final int BYTES_MAX = 100_000;
    private static final byte[] DATA =
            "{\"text\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, b\"}".getBytes(StandardCharsets.UTF_8);

    /** A member with a header of these flags. */
    private static byte[] member(int flags, byte[] data) {
        var header = new ByteArrayOutputStream();
        header.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, (byte) flags, 1, 2, 3, 4, 2, 3});
        if ((flags & 0x04) != 0) {
            header.writeBytes(new byte[] {(byte) 0x00, 0x01});
            header.writeBytes(new byte[256]);
        }
        if ((flags & 0x08) != 0) {
            header.writeBytes("entries.json\0".getBytes(StandardCharsets.ISO_8859_1));
        }
        if ((flags & 0x10) != 0) {
            header.writeBytes("\0".getBytes(StandardCharsets.ISO_8859_1));
        }
        if ((flags & 0x02) != 0) {
            writeLittleEndian(header, crc(header.toByteArray()), 2);
        }
        header.writeBytes(deflate(data));
        writeLittleEndian(header, crc(data), 4);
        writeLittleEndian(header, data.length, 4);
        return header.toByteArray();
    }

    private static byte[] deflate(byte[] data) {
        try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(data);
            deflater.finish();
            var deflated = new byte[data.length + 100];
            return Arrays.copyOf(deflated, deflater.deflate(deflated));
        }
    }

    private static long crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static void writeLittleEndian(ByteArrayOutputStream out, long number, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (number >> (8 * i)));
        }
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void readsEveryHeaderOfTheFormat() {
        for (int flags = 0; flags < 0x20; flags++) {
            assertThat(Gzip.inflate(member(flags, DATA), BYTES_MAX)).isEqualTo(DATA);
            assertThat(Gzip.inflate(concat(member(0, DATA), member(flags, DATA)), BYTES_MAX))
                    .isEqualTo(concat(DATA, DATA));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x20, 0x40, 0x80, 0xE0, 0xFF})
    void refusesReservedFlagsInAnyMember(int flags) {
        assertRefused(member(flags, DATA));
        assertRefused(concat(member(0, DATA), member(0, DATA), member(flags, DATA)));
    }

    @Test
    void refusesEveryMemberThatIsCut() {
        var whole = member(0x1E, DATA);
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length));
            if (length > 0) {
                assertRefused(concat(whole, Arrays.copyOf(whole, length)));
            }
        }
    }

    @Test
    void stopsOneByteOverTheLimitInWhateverMember() {
        assertThat(Gzip.inflate(member(0, new byte[1_000]), 1_000)).isEqualTo(new byte[1_000]);
        assertThat(Gzip.inflate(member(0, new byte[100_000]), 1_000)).isEqualTo(new byte[1_001]);
        assertThat(Gzip.inflate(concat(member(0, new byte[1_000]), member(0, new byte[1])), 1_000))
                .isEqualTo(new byte[1_001]);
    }

    /** Flips bits, and asks the JDK: it knows no reserved flags, and takes what follows the data for nothing. */
    @Test
    void takesAndRefusesWhatTheJdkTakesAndRefuses() {
        var random = new Random(1);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            int flags = random.nextInt(0x20);
            var whole = concat(member(flags, DATA), member(flags, DATA));
            int at = random.nextInt(whole.length);
            whole[at] ^= (byte) (1 << random.nextInt(8));
            var inflated = inflatedByTheJdk(whole);
            if (inflated.length == 2 * DATA.length && (whole[3] & 0xE0) == 0 && (second(whole, flags) & 0xE0) == 0) {
                assertThat(Gzip.inflate(whole, BYTES_MAX)).isEqualTo(inflated);
                taken++;
            } else {
                assertRefused(whole);
            }
        }
        assertThat(taken).isBetween(1_000, 19_000);
    }

    private static byte second(byte[] bytes, int flags) {
        return bytes[member(flags, DATA).length + 3];
    }

    private static byte[] inflatedByTheJdk(byte[] bytes) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes), bytes.length)) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static void assertRefused(byte[] bytes) {
        assertThatThrownBy(() -> Gzip.inflate(bytes, BYTES_MAX))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID_ENCODING));
    }
}
