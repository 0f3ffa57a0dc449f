package tallybook.ingest;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;

/** Where a parser is, as a JSON Pointer (RFC 6901) of bounded length. */
final class Place {
    /** Longer pointers name a place further out instead: a thousand of them must fit in one answer. */
    private static final int LENGTH_MAX = 256;

    private Place() {}

    /** The value or the member name that the parser is at. */
    static String of(JsonParser parser) {
        return shortened(parser.streamReadContext().pathAsPointer());
    }

    /** The object whose member names the parser is at. */
    static String ofObject(JsonParser parser) {
        return shortened(parser.streamReadContext().getParent().pathAsPointer());
    }

    private static String shortened(JsonPointer pointer) {
        var fitting = pointer;
        while (fitting.length() > LENGTH_MAX) {
            fitting = fitting.head();
        }
        return fitting.toString();
    }
}
