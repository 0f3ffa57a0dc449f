package tallybook.summary.report;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tallybook.summary.report.Report.Field;

/** A period's fields by their paths, each within the one that holds it. */
final class FieldTree {
    private static final String ROOT = "$";
    private static final String ELEMENTS = "[*]";

    private final SortedMap<String, Field> byPath = new TreeMap<>();
    private final long entries;

    /** @param entries the entries of the period, each of which is an object at the root */
    FieldTree(Collection<Field> fields, long entries) {
        fields.forEach(field -> byPath.put(field.path(), field));
        this.entries = entries;
    }

    SortedMap<String, Field> byPath() {
        return byPath;
    }

    long entries() {
        return entries;
    }

    boolean has(String path) {
        return path.equals(ROOT) || byPath.containsKey(path);
    }

    Optional<Field> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** How many entries could have the path at most: those that have an object, or an array, in its place to hold it. */
    long holders(String path) {
        String type = path.endsWith(ELEMENTS) ? "array" : "object";
        String parent = parentOf(path);
        return parent.equals(ROOT)
                ? entries
                : find(parent)
                        .map(field -> Math.min(field.entries(), field.types().getOrDefault(type, 0L)))
                        .orElse(0L);
    }

    /** How many fields are below a path. */
    long below(String path) {
        // All of them begin with the path, and so follow it at once in the order of the paths.
        return byPath.tailMap(path).keySet().stream()
                .takeWhile(other -> other.startsWith(path))
                .filter(other -> other.length() > path.length() && ".[".indexOf(other.charAt(path.length())) >= 0)
                .count();
    }

    /** The path of what holds a field: {@code $.a} for {@code $.a.b}, {@code $.a['b']} and {@code $.a[*]}. */
    static String parentOf(String path) {
        int end;
        if (path.endsWith(ELEMENTS)) {
            end = path.length() - ELEMENTS.length();
        } else if (path.endsWith("']")) {
            // Within a quoted name the quote is escaped; only a name that ends in a bracket has its own right before
            // one.
            end = path.lastIndexOf("['", path.length() - "['x']".length());
        } else {
            end = path.lastIndexOf('.'); // a name that has a point is quoted
        }
        if (end < ROOT.length()) {
            throw new IllegalArgumentException("not the path of a field");
        }
        return path.substring(0, end);
    }
}
