package tallybook.ingest;

import java.util.Base64;

/**
 * A request's body as its sender wrote it: no longer base64, no longer gzip, within the cap.
 *
 * @param bytes not JSON's white space alone
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and a copy of 4 MiB would be for nothing.
record RequestBody(MediaType mediaType, byte[] bytes) {

    static RequestBody of(ProxyRequest request) {
        var sent = decode(request);
        checkNotEmpty(sent);
        var bytes = inflate(sent);
        if (bytes.length > Limits.BODY_BYTES_MAX) {
            throw new Problem(
                    ProblemType.BODY_TOO_LARGE,
                    "The body, inflated, is larger than " + Limits.BODY_BYTES_MAX
                            + " bytes: send its entries in parts.");
        }
        checkNotEmpty(bytes);
        var mediaType = MediaType.parse(request.headers().find("Content-Type").orElse(""));
        return new RequestBody(mediaType, bytes);
    }

    /** The bytes decide, never Content-Encoding: API Gateway inflates and leaves the header standing. */
    private static byte[] inflate(byte[] sent) {
        return Gzip.isGzip(sent) ? Gzip.inflate(sent, Limits.BODY_BYTES_MAX) : sent;
    }

    private static void checkNotEmpty(byte[] bytes) {
        if (StrictJson.isWhiteSpace(bytes, 0, bytes.length)) {
            throw new Problem(ProblemType.EMPTY_BODY, "Send a JSON object, or an array of objects.");
        }
    }

    private static byte[] decode(ProxyRequest request) {
        if (request.body() == null) {
            return new byte[0];
        }
        if (!request.isBase64Encoded()) {
            return Utf8.encode(request.body());
        }
        try {
            return decodeBase64(request.body());
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemType.INVALID_ENCODING, "The body is marked as base64 and is not.");
        }
    }

    /** Java would take one whose padding, and maybe more, was cut off. */
    private static byte[] decodeBase64(String base64) {
        if (base64.length() % 4 != 0) {
            throw new IllegalArgumentException("not in groups of four characters");
        }
        return Base64.getDecoder().decode(base64);
    }
}
