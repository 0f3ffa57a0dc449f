package tallybook.ingest;

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

    private static String pointer(TokenStreamContext place) {
        var context = place;
        // A level takes a character at least; Jackson would take minutes to write a pointer of all levels there can be.
        while (context.getNestingDepth() > Limits.POINTER_LENGTH_MAX) {
            context = context.getParent();
        }
        var pointer = context.pathAsPointer();
        while (pointer.length() > Limits.POINTER_LENGTH_MAX) {
            pointer = pointer.head();
        }
        return pointer.toString();
    }
}
