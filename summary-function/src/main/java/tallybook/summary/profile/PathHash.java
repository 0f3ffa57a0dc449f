package tallybook.summary.profile;

import org.apache.datasketches.hash.XxHash;

/**
 * A field path as 64 bits, made step by step from its parent's; the same in every profile, so that stored ones can be
 * merged. Where two paths share a hash, one may be omitted for the other, and neither is told wrongly.
 */
final class PathHash {
    static final long ROOT = 0;

    /** Told apart from members: these hash characters, and this a number. */
    private static final long ELEMENTS = -1;

    private PathHash() {}

    static long member(long parent, String name) {
        return XxHash.hashString(name, 0, name.length(), parent);
    }

    static long elements(long parent) {
        return XxHash.hashLong(ELEMENTS, parent);
    }
}
