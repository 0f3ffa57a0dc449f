package tallybook.bench.stub;

import java.util.regex.Pattern;

/**
 * A table, whose name says how many pages a scan of it has, and whether the last of them wait at its {@link Gate}:
 * {@code pages-1000}, {@code pages-1000-gated}.
 */
record Table(String name, int pages, boolean gated) {
    private static final Pattern NAME = Pattern.compile("pages-(\\d+)(-gated)?");

    static Table named(String name) {
        var parts = NAME.matcher(name);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no table is named " + name);
        }
        return new Table(name, Integer.parseInt(parts.group(1)), parts.group(2) != null);
    }
}
