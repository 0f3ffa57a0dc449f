package tallybook.summary;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The body of one answer after the other, in one buffer that grows to the largest of them. */
final class PageBody {
    /** More than most pages of 1 MB take as JSON. */
    private static final int FIRST_BYTES = 2 << 20;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    /** Replaces what it holds by the stream's content, up to its end. */
    void readFrom(InputStream in) throws IOException {
        length = 0;
        for (int read = 0; read >= 0; read = in.read(bytes, length, bytes.length - length)) {
            length += read;
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
        }
    }

    long crc32() {
        var crc32 = new CRC32();
        crc32.update(bytes, 0, length);
        return crc32.getValue();
    }

    JsonParser parser(JsonFactory json) {
        return json.createParser(ObjectReadContext.empty(), bytes, 0, length);
    }
}
