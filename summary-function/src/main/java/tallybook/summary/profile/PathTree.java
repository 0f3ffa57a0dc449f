package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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
    void add(long entry, AttributeValue object) {
        add(root, entry, object);
        pruning.enforce();
    }

    private void add(PathNode node, long entry, AttributeValue value) {
        node.field().add(entry, value);
        pruning.countValue();
        if (value.hasM()) {
            value.m()
                    .forEach((name, member) -> node.member(name)
                            .ifPresentOrElse(
                                    known -> add(known, entry, member),
                                    () -> addNew(node.newMember(name), entry, member)));
        } else if (value.hasL()) {
            value.l()
                    .forEach(element -> node.elements()
                            .ifPresentOrElse(
                                    known -> add(known, entry, element),
                                    () -> addNew(node.newElements(), entry, element)));
        }
    }

    private void addNew(PathNode node, long entry, AttributeValue value) {
        if (node.length() > PATH_LENGTH_MAX) {
            omitTooLong(node.hash(), value);
        } else if (pruning.admit(node)) {
            node.attach();
            add(node, entry, value);
        } else {
            omit(node.hash(), value);
        }
    }

    private void omit(long path, AttributeValue value) {
        omitted.add(path, 1);
        if (value.hasM()) {
            value.m().forEach((name, member) -> omit(PathHash.member(path, name), member));
        } else if (value.hasL()) {
            value.l().forEach(element -> omit(PathHash.elements(path), element));
        }
    }

    private void omitTooLong(long path, AttributeValue value) {
        omitted.addTooLong(path, 1);
        if (value.hasM()) {
            value.m().forEach((name, member) -> omitTooLong(PathHash.member(path, name), member));
        } else if (value.hasL()) {
            value.l().forEach(element -> omitTooLong(PathHash.elements(path), element));
        }
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
            if (theirs.childLike(child).isEmpty() && theirOmitted.mayContain(child.hash())) {
                onlyOurs.add(child);
            }
        });
        theirs.forEachChild(child -> ours.childLike(child)
                .ifPresentOrElse(both -> merge(both, child, theirOmitted, incomplete), () -> {
                    if (omitted.mayContain(child.hash())) {
                        child.forEach(incomplete::add);
                    } else {
                        ours.adopt(child);
                    }
                }));
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
