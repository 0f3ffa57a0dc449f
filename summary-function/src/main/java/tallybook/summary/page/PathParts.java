package tallybook.summary.page;

import tallybook.summary.report.VisibleText;

/**
 * A field path in two parts, so that the eye finds the name: {@code $.properties.} and {@code mag}.
 *
 * @param parents up to the last name
 * @param name the last name with what follows it, as in {@code items[*]} or {@code ['a.b']}
 */
record PathParts(String parents, String name) {

    /**
     * Splits an RFC 9535 path of the forms that reports have: {@code $.a}, {@code ['a.b']}, {@code [*]}.
     *
     * @param lengthMax how many code points to show; the name gets twice as many of them as its parents
     */
    static PathParts of(String path, int lengthMax) {
        var nameStart = 0;
        for (var at = 0; at < path.length(); at = segmentEnd(path, at)) {
            if (path.charAt(at) == '.') {
                nameStart = at + 1;
            } else if (path.startsWith("['", at)) {
                nameStart = at;
            }
        }
        return path.length() <= lengthMax
                ? new PathParts(VisibleText.of(path.substring(0, nameStart)), VisibleText.of(path.substring(nameStart)))
                : new PathParts(
                        VisibleText.of(path.substring(0, nameStart), lengthMax / 3),
                        VisibleText.of(path.substring(nameStart), lengthMax - lengthMax / 3));
    }

    private static int segmentEnd(String path, int start) {
        var quoted = path.startsWith("['", start);
        for (var at = quoted ? start + 2 : start + 1; at < path.length(); at++) {
            switch (path.charAt(at)) {
                case '\\' -> at++;
                case '\'' -> quoted = false;
                case '.', '[' -> {
                    if (!quoted) {
                        return at;
                    }
                }
                default -> {}
            }
        }
        return path.length();
    }
}
