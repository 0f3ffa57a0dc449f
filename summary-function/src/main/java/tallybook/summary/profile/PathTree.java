package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonArray;
import tallybook.summary.json.JsonValue.JsonObject;

/**
 * The profiles of the field paths, each of them complete: a path is held from its first occurrence, or else never.
 *
 * <p>More are held than are told of, so that those that turn out to be frequent are among them; {@link Pruning} says
 * how many, and which have to go. What goes, or finds no room, is remembered as omitted, and so are paths that another
 * tree has left out, when both are merged.
 */
final class PathTree {
    /** In UTF-16 characters; a longer path is never held. */
    static final int PATH_LENGTH_MAX = 1_000;

    private final PathNode root;
    private final OmittedPaths omitted;
    private final ProfileLimits limits;
    private final Pruning pruning;

    PathTree(ProfileLimits limits) {
        this(limits, PathNode.root(), new OmittedPaths());
    }

    private PathTree(ProfileLimits limits, PathNode root, OmittedPaths omitted) {
        this.limits = limits;
        this.root = root;
        this.omitted = omitted;
        this.pruning = new Pruning(limits, root, omitted);
    }

    /** Counts an entry: its object at the root, and every value within. */
    void add(long entry, JsonObject object) {
        add(root, entry, object);
        pruning.enforce();
    }

    private void add(PathNode node, long entry, JsonValue value) {
        node.field().add(entry, value);
        pruning.countValue();
        if (value instanceof JsonObject object) {
            for (var member : object.members()) {
                var known = node.member(member.name());
                if (known != null) {
                    add(known, entry, member.value());
                } else {
                    addNew(node.newMember(member.name()), entry, member.value());
                }
            }
        } else if (value instanceof JsonArray array) {
            for (var element : array.elements()) {
                var known = node.elements();
                if (known != null) {
                    add(known, entry, element);
                } else {
                    addNew(node.newElements(), entry, element);
                }
            }
        }
    }

    private void addNew(PathNode node, long entry, JsonValue value) {
        if (node.length() > PATH_LENGTH_MAX) {
            omit(node.hash(), value, omitted::addTooLong);
        } else if (pruning.admit(node)) {
            node.attach();
            add(node, entry, value);
        } else {
            omit(node.hash(), value, omitted::add);
        }
    }

    /** Leaves out a path and all below it, in the one way or the other. */
    private static void omit(long path, JsonValue value, Omission omission) {
        omission.add(path, 1);
        if (value instanceof JsonObject object) {
            object.members().forEach(member -> omit(PathHash.member(path, member.name()), member.value(), omission));
        } else if (value instanceof JsonArray array) {
            array.elements().forEach(element -> omit(PathHash.elements(path), element, omission));
        }
    }

    @FunctionalInterface
    private interface Omission {
        void add(long path, long occurrences);
    }

    /** Adds what the other holds; the other must not be used any more. */
    void merge(PathTree other) {
        var incomplete = new ArrayList<PathNode>();
        merge(root, other.root, other.omitted, incomplete);
        omitted.merge(other.omitted);
        incomplete.forEach(node -> omitted.add(node.hash(), node.field().values()));
        root.forEach(node -> node.field().forgetLastEntry());
        pruning.recount();
        pruning.enforce();
    }

    /** A path that one tree holds and the other does not is complete if the other has never met it. */
    private void merge(PathNode ours, PathNode theirs, OmittedPaths theirOmitted, List<PathNode> incomplete) {
        ours.field().merge(theirs.field());
        var onlyOurs = new ArrayList<PathNode>();
        ours.forEachChild(child -> {
            if (theirs.childLike(child) == null && theirOmitted.mayContain(child.hash())) {
                onlyOurs.add(child);
            }
        });
        theirs.forEachChild(child -> {
            var both = ours.childLike(child);
            if (both != null) {
                merge(both, child, theirOmitted, incomplete);
            } else if (omitted.mayContain(child.hash())) {
                child.forEach(incomplete::add);
            } else {
                ours.adopt(child);
            }
        });
        for (var child : onlyOurs) {
            child.detach();
            child.forEach(incomplete::add);
        }
    }

    FieldProfile root() {
        return root.field();
    }

    /** The profiles of the most frequent paths, the root's aside, in the order of the paths. */
    SortedMap<JsonPath, FieldProfile> fields() {
        var byPath = new TreeMap<JsonPath, FieldProfile>();
        byFrequency().stream()
                .limit(limits.fieldsMax())
                .forEach(held -> byPath.put(held.path(), held.node().field()));
        return byPath;
    }

    /** The paths that {@link #fields} does not tell of. */
    OmittedPaths omitted() {
        var all = omitted.copy();
        byFrequency().stream()
                .skip(limits.fieldsMax())
                .map(Held::node)
                .forEach(node -> all.addTooLong(node.hash(), node.field().values()));
        return all;
    }

    private List<Held> byFrequency() {
        var held = new ArrayList<Held>();
        root.forEachChild(child -> child.forEach(node -> held.add(new Held(node.path(), node))));
        held.sort(Held.BY_FREQUENCY);
        return held;
    }

    /** A path that is held, its text made once. */
    private record Held(JsonPath path, PathNode node) {

        /** The most frequent first; of equal ones those nearer to the root, so that none stands before its parent. */
        static final Comparator<Held> BY_FREQUENCY = Comparator.comparingLong(
                        (Held held) -> held.node.field().entries())
                .reversed()
                .thenComparingInt(held -> held.node.depth())
                .thenComparing(Held::path);
    }

    /** The memory it takes, in bytes, at most. */
    long memory() {
        return pruning.memory();
    }

    void writeTo(DataOutput out) throws IOException {
        root.writeTo(out);
        omitted.writeTo(out);
    }

    static PathTree readFrom(DataInput in) throws IOException {
        var root = PathNode.root();
        root.readFrom(in);
        var tree = new PathTree(ProfileLimits.DEFAULT, root, OmittedPaths.readFrom(in));
        tree.pruning.recount();
        return tree;
    }
}
