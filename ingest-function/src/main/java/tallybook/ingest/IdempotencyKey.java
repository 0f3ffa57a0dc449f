package tallybook.ingest;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The value of an Idempotency-Key header, without its quotes. A bare one has no quotes at all: a quote that is nowhere
 * closed, or in the middle, tells of a header cut or joined on its way. In quotes, {@code \"} stands for one.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key
 *     header field</a>
 */
record IdempotencyKey(String value) {
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");
    private static final Pattern BARE = Pattern.compile("[!#-~]{1,255}");
    /** A string of RFC 8941, 3.3.3, of visible characters. */
    private static final Pattern QUOTED = Pattern.compile("\"((?:[!#-\\[\\]-~]|\\\\[\"\\\\]){1,255})\"");

    IdempotencyKey {
        if (!VISIBLE_ASCII.matcher(value).matches()) {
            throw malformed();
        }
    }

    static Optional<IdempotencyKey> of(RequestHeaders headers) {
        return headers.find("Idempotency-Key").map(header -> parse(header.strip()));
    }

    private static IdempotencyKey parse(String header) {
        if (BARE.matcher(header).matches()) {
            return new IdempotencyKey(header);
        }
        var quoted = QUOTED.matcher(header);
        if (!quoted.matches()) {
            throw malformed();
        }
        return new IdempotencyKey(quoted.group(1).replaceAll("\\\\(.)", "$1"));
    }

    private static Problem malformed() {
        return new Problem(
                ProblemType.INVALID_IDEMPOTENCY_KEY,
                "Send 1 to 255 visible ASCII characters, with or without double quotes around them.");
    }
}
