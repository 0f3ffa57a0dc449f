package tallybook.ingest;

import java.util.regex.Pattern;

/**
 * Where a text ceases to be JSON.
 *
 * @param index of the first character of what is at fault, or the text's length if its end comes too soon
 */
record SyntaxFault(String text, int index) {
    private static final Pattern VALUE =
            Pattern.compile("true|false|null|-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    /**
     * The fault that a parser met.
     *
     * @param at where it gave up: of a word or a number that JSON does not have, some character, or the one after it
     */
    static SyntaxFault metAt(String text, int at) {
        if (isInString(text, at)) {
            return new SyntaxFault(text, at);
        }
        int start = at;
        while (start > 0 && isOfWord(text.charAt(start - 1))) {
            start--;
        }
        boolean isWithinWord = at < text.length() && isOfWord(text.charAt(at));
        boolean isFine = !isWithinWord && VALUE.matcher(text).region(start, at).matches();
        return new SyntaxFault(text, isFine ? at : start);
    }

    private static boolean isInString(String text, int at) {
        boolean inString = false;
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                inString = !inString;
            } else if (c == '\\' && inString) {
                i++;
            }
        }
        return inString;
    }

    /** Whether a character takes part in a word or a number, JSON's own and those of its relatives. */
    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || "+-._$".indexOf(c) >= 0;
    }

    /** For people: the line, counted from 1, and the column in it. */
    String lineAndColumn() {
        int line = 1;
        int start = 0;
        for (int i = 0; i < index; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                line++;
                start = i + 1;
            }
        }
        return inWords(line, start);
    }

    /** The same of a text that is one line of a body, whatever stands in it. */
    String columnOfLine(int line) {
        return inWords(line, 0);
    }

    private String inWords(int line, int start) {
        return "line " + line + ", column " + (text.codePointCount(start, index) + 1);
    }
}
