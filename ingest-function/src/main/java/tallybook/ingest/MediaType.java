package tallybook.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The media types that are taken, and how a body of each is read. */
enum MediaType {
    /** One JSON text: an object, or an array of objects. */
    JSON,
    /** A JSON object a line. */
    NDJSON;

    private static final List<String> JSON_TYPES =
            List.of("application/json", "text/plain", "application/x-www-form-urlencoded");
    /** A subtype is a token (RFC 9110, 5.6.2). */
    private static final Pattern JSON_SUFFIX = Pattern.compile("application/[\\w!#$%&'*+.^`|~-]+\\+json");

    private static final List<String> NDJSON_TYPES =
            List.of("application/x-ndjson", "application/ndjson", "application/jsonl");

    /**
     * Reads a Content-Type header (RFC 9110, 8.3).
     *
     * @param contentType the header's value; blank counts as JSON, as curl's and others' defaults do
     */
    static MediaType parse(String contentType) {
        if (contentType.isBlank()) {
            return JSON;
        }
        var parts = splitAtSemicolons(contentType.toLowerCase(Locale.ROOT));
        parts.stream().skip(1).forEach(parameter -> checkCharset(parameter.strip()));
        return ofType(parts.getFirst().strip());
    }

    /** The type and the parameters; a semicolon in a quoted string is the string's (RFC 9110, 5.6.4 and 5.6.6). */
    private static List<String> splitAtSemicolons(String contentType) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < contentType.length(); i++) {
            char c = contentType.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++; // Whatever follows stands for itself.
            } else if (c == ';' && !quoted) {
                parts.add(contentType.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(contentType.substring(start));
        return parts;
    }

    private static MediaType ofType(String type) {
        if (JSON_TYPES.contains(type) || JSON_SUFFIX.matcher(type).matches()) {
            return JSON;
        }
        if (NDJSON_TYPES.contains(type)) {
            return NDJSON;
        }
        throw new Problem(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Send JSON as application/json, or one object per line as application/x-ndjson.");
    }

    private static void checkCharset(String parameter) {
        // White space around the equals sign is not allowed; what it names is not passed over for that.
        var nameAndValue = parameter.split("=", 2);
        if (nameAndValue[0].strip().equals("charset") && !isUtf8(nameAndValue[nameAndValue.length - 1].strip())) {
            throw new Problem(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "The charset must be UTF-8, which is also what none means.");
        }
    }

    private static boolean isUtf8(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        var name = quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
        try {
            return Charset.forName(name).equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
