package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The profiles of all field paths: the first thousand that come, and a count of those beyond. */
final class PathTree {
    static final int FIELDS_MAX = 1_000;

    /** In UTF-16 characters; a longer path counts as one beyond the cap. */
    static final int PATH_LENGTH_MAX = 1_000;

    private final PathNode root;
    private final Distinct omittedPaths;
    private long omittedValues;
    private int fields;

    PathTree() {
        this(new PathNode(JsonPath.ROOT), new Distinct());
    }

    private PathTree(PathNode root, Distinct omittedPaths) {
        this.root = root;
        this.omittedPaths = omittedPaths;
    }

    /** Counts an entry: its object at the root, and every value within. */
    void add(long entry, AttributeValue object) {
        add(root, entry, object);
    }

    private void add(PathNode node, long entry, AttributeValue value) {
        node.field().add(entry, value);
        if (value.hasM()) {
            value.m()
                    .forEach((name, member) -> memberOf(node, name)
                            .ifPresentOrElse(
                                    at -> add(at, entry, member),
                                    () -> omit(node.path().member(name), member)));
        } else if (value.hasL()) {
            value.l()
                    .forEach(element -> elementsOf(node)
                            .ifPresentOrElse(
                                    at -> add(at, entry, element),
                                    () -> omit(node.path().elements(), element)));
        }
    }

    private Optional<PathNode> memberOf(PathNode node, String name) {
        var member = node.members().get(name);
        if (member != null) {
            return Optional.of(member);
        }
        var path = node.path().member(name);
        return hasRoomFor(path) ? Optional.of(counted(node.addMember(name, path))) : Optional.empty();
    }

    private Optional<PathNode> elementsOf(PathNode node) {
        return node.elements()
                .or(() -> hasRoomFor(node.path().elements())
                        ? Optional.of(counted(node.addElements()))
                        : Optional.empty());
    }

    private boolean hasRoomFor(JsonPath path) {
        return fields < FIELDS_MAX && path.text().length() <= PATH_LENGTH_MAX;
    }

    private PathNode counted(PathNode added) {
        fields++;
        return added;
    }

    private void omit(JsonPath path, AttributeValue value) {
        omit(path, 1);
        if (value.hasM()) {
            value.m().forEach((name, member) -> omit(path.member(name), member));
        } else if (value.hasL()) {
            value.l().forEach(element -> omit(path.elements(), element));
        }
    }

    private void omit(JsonPath path, long values) {
        omittedPaths.add('p', path.text());
        omittedValues += values;
    }

    void merge(PathTree other) {
        merge(root, other.root);
        omittedPaths.merge(other.omittedPaths);
        omittedValues += other.omittedValues;
    }

    private void merge(PathNode into, PathNode from) {
        into.field().merge(from.field());
        from.members().forEach((name, member) -> merge(memberOf(into, name), member));
        from.elements().ifPresent(elements -> merge(elementsOf(into), elements));
    }

    private void merge(Optional<PathNode> into, PathNode from) {
        into.ifPresentOrElse(
                node -> merge(node, from),
                () -> from.forEach(node -> omit(node.path(), node.field().values())));
    }

    FieldProfile root() {
        return root.field();
    }

    /** Every path's profile but the root's, in the order of the paths. */
    SortedMap<JsonPath, FieldProfile> fields() {
        var byPath = new TreeMap<JsonPath, FieldProfile>();
        root.forEach(node -> byPath.put(node.path(), node.field()));
        byPath.remove(JsonPath.ROOT);
        return byPath;
    }

    Distinct omittedPaths() {
        return omittedPaths;
    }

    long omittedValues() {
        return omittedValues;
    }

    void writeTo(DataOutput out) throws IOException {
        root.writeTo(out);
        omittedPaths.writeTo(out);
        out.writeLong(omittedValues);
    }

    static PathTree readFrom(DataInput in) throws IOException {
        var tree = new PathTree(PathNode.readFrom(JsonPath.ROOT, in), Distinct.readFrom(in));
        tree.omittedValues = in.readLong();
        tree.fields = tree.fields().size();
        return tree;
    }
}
