package tallybook.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** UTF-8 taken strictly: nothing is replaced. */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** Decodes a JSON text. */
    static String decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new Problem(
                    ProblemType.INVALID_ENCODING,
                    "The bytes are not UTF-8 from byte " + in.position() + " on, counted from 0.");
        }
        var text = out.flip().toString();
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            throw new Problem(
                    ProblemType.INVALID_ENCODING,
                    "The text begins with a byte-order mark, which JSON (RFC 8259) does not allow: send it without.");
        }
        return text;
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
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }
}
