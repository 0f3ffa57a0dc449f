package tallybook.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** UTF-8 taken strictly: nothing is replaced. */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** What Java decodes to in the place of bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** Decodes a JSON text. */
    static String decode(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) { // which may be what was sent
            check(bytes);
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            throw new Problem(
                    ProblemType.INVALID_ENCODING,
                    "The text begins with a byte-order mark, which JSON (RFC 8259) does not allow: send it without.");
        }
        return text;
    }

    private static void check(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
            throw new Problem(
                    ProblemType.INVALID_ENCODING,
                    "The bytes are not UTF-8 from byte " + in.position() + " on, counted from 0.");
        }
    }

    /** Encodes a body that came as text. */
    static byte[] encode(String text) {
        if (hasLoneSurrogate(text)) {
            throw new Problem(ProblemType.INVALID_ENCODING, "The body has a lone surrogate, which no UTF-8 text has.");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
