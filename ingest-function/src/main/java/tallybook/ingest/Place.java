package tallybook.ingest;

import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamContext;

/** Where a parser is, as a JSON Pointer (RFC 6901) of bounded length. */
final class Place {
    private Place() {}

    /** The value or the member name that the parser is at. */
    static String of(JsonParser parser) {
        return pointer(parser.streamReadContext());
    }

    /** The object whose member names the parser is at. */
    static String ofObject(JsonParser parser) {
        return pointer(parser.streamReadContext().getParent());
    }

    /** Jackson's own pointers take time that grows with the square of how long they are. */
    private static String pointer(TokenStreamContext place) {
        var pointer = new StringBuilder();
        for (var level : wayFromRoot(place)) {
            var token = level.inObject() ? escaped(level.currentName()) : Integer.toString(level.getCurrentIndex());
            if (pointer.length() + 1 + token.length() > Limits.POINTER_LENGTH_MAX) {
                break;
            }
            pointer.append('/').append(token);
        }
        return pointer.toString();
    }

    /** Those levels of which a pointer has room, as each takes a character at least. */
    private static Deque<TokenStreamContext> wayFromRoot(TokenStreamContext place) {
        Deque<TokenStreamContext> way = new ArrayDeque<>();
        for (var level = place; !level.inRoot(); level = level.getParent()) {
            if (level.hasPathSegment() && level.getNestingDepth() <= Limits.POINTER_LENGTH_MAX) {
                way.push(level);
            }
        }
        return way;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
