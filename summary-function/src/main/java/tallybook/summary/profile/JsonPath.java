package tallybook.summary.profile;

import java.util.regex.Pattern;

/**
 * A field path by RFC 9535, JSONPath: {@code $.order.items[*].sku}; names that the shorthand does not allow in brackets
 * and quotes, as a normalized path (section 2.7) writes them: {@code $['a.b']}.
 */
public record JsonPath(String text) implements Comparable<JsonPath> {
    /** The entry itself. */
    public static final JsonPath ROOT = new JsonPath("$");

    /** RFC 9535's member-name-shorthand; a lone surrogate cannot occur in a stored string. */
    private static final Pattern SHORTHAND =
            Pattern.compile("[A-Za-z_\\x{80}-\\x{10FFFF}][0-9A-Za-z_\\x{80}-\\x{10FFFF}]*");

    /** What {@link #elements} adds to the text. */
    static final int ELEMENTS_LENGTH = "[*]".length();

    /** The path of a member of the objects at this path. */
    public JsonPath member(String name) {
        return new JsonPath(isShorthand(name) ? text + "." + name : text + "['" + escaped(name) + "']");
    }

    /** What {@link #member} adds to the text, in UTF-16 characters. */
    static int memberLength(String name) {
        return isShorthand(name) ? 1 + name.length() : escaped(name).length() + "['']".length();
    }

    private static boolean isShorthand(String name) {
        return SHORTHAND.matcher(name).matches();
    }

    /** The path of all elements of the arrays at this path. */
    public JsonPath elements() {
        return new JsonPath(text + "[*]");
    }

    private static String escaped(String name) {
        var escaped = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            switch (c) {
                case '\b' -> escaped.append("\\b");
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\f' -> escaped.append("\\f");
                case '\r' -> escaped.append("\\r");
                case '\'' -> escaped.append("\\'");
                case '\\' -> escaped.append("\\\\");
                default -> {
                    if (c < ' ') {
                        escaped.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }

    @Override
    public int compareTo(JsonPath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
