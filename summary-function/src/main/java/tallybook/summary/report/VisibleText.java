package tallybook.summary.report;

/** Text that a sender chose, made harmless to read: what cannot be seen is written out as {@code \\u202e}. */
public final class VisibleText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Letters, marks and a symbol that have no form: of Hangul, Khmer and Braille, and what joins graphemes. */
    private static final String FILLERS = "\u115f\u1160\u3164\uffa0\u17b4\u17b5\u2800\u034f";

    private VisibleText() {}

    /** The whole text. */
    public static String of(String text) {
        return of(text, text.length());
    }

    /** The text's first {@code lengthMax} code points, and an ellipsis if there are more. */
    public static String of(String text, int lengthMax) {
        var visible = new StringBuilder(Math.min(text.length(), lengthMax) + 1);
        text.codePoints().limit(lengthMax).forEach(codePoint -> {
            if (isInvisible(codePoint)) {
                visible.append(codePoint > 0xFFFF ? "\\u{%x}".formatted(codePoint) : "\\u%04x".formatted(codePoint));
            } else {
                visible.appendCodePoint(codePoint);
            }
        });
        return text.codePointCount(0, text.length()) > lengthMax
                ? visible.append('…').toString()
                : visible.toString();
    }

    private static boolean isInvisible(int codePoint) {
        if (FILLERS.indexOf(codePoint) >= 0) {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Joiners shape words of many scripts, and emoji; alone they do no harm.
            case Character.FORMAT -> codePoint != ZERO_WIDTH_NON_JOINER && codePoint != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }
}
