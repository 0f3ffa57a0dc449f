package tallybook.ingest;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Which member of an entry is its id: a JSON Pointer (RFC 6901), or none.
 *
 * @param pointer from the entry's root
 */
record IdPointer(Optional<JsonPointer> pointer) {
    private static final String NONE = "none";
    private static final Pattern SYNTAX = Pattern.compile("(?:/(?:[^~/]|~[01])*+)++");

    /**
     * @param text a pointer to a member, or {@code none}
     * @throws IllegalArgumentException if it is neither
     */
    static IdPointer parse(String text) {
        if (text.equals(NONE)) {
            return new IdPointer(Optional.empty());
        }
        if (!SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException("a JSON Pointer to a member, such as /id, or none");
        }
        return new IdPointer(Optional.of(JsonPointer.compile(text)));
    }

    /** The way from an entry's root to its id, as Jackson's pointers walk it: null leads to no id. */
    @Nullable
    JsonPointer fromRoot() {
        return pointer.orElse(null);
    }

    /** The setting's own text. */
    @Override
    public String toString() {
        return pointer.map(JsonPointer::toString).orElse(NONE);
    }
}
