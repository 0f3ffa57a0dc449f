package tallybook.summary.profile;

import static java.util.Objects.requireNonNull;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One field path in the tree of all paths: its profile, the members below it and the elements below it. */
final class PathNode {
    private static final int OBJECT_BYTES = 250;

    private final @Nullable PathNode parent;
    /** Null for the root and for elements. */
    private final @Nullable String name;

    private final long hash;
    private final int length;
    private final int depth;
    private FieldProfile field = new FieldProfile();
    private Map<String, PathNode> members = Map.of();
    private @Nullable PathNode elements;

    private PathNode(@Nullable PathNode parent, @Nullable String name, long hash, int length) {
        this.parent = parent;
        this.name = name;
        this.hash = hash;
        this.length = length;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    static PathNode root() {
        return new PathNode(null, null, PathHash.ROOT, JsonPath.ROOT.text().length());
    }

    /** A node for a member of this one's objects, not yet in the tree. */
    PathNode newMember(String memberName) {
        return new PathNode(
                this, memberName, PathHash.member(hash, memberName), length + JsonPath.memberLength(memberName));
    }

    /** A node for the elements of this one's arrays, not yet in the tree. */
    PathNode newElements() {
        return new PathNode(this, null, PathHash.elements(hash), length + JsonPath.ELEMENTS_LENGTH);
    }

    JsonPath path() {
        if (parent == null) {
            return JsonPath.ROOT;
        }
        return name == null ? parent.path().elements() : parent.path().member(name);
    }

    long hash() {
        return hash;
    }

    /** The length of the path's text, in UTF-16 characters. */
    int length() {
        return length;
    }

    /** The steps from the root. */
    int depth() {
        return depth;
    }

    FieldProfile field() {
        return field;
    }

    /** The node below for a member, if there is one: null, because this is asked for each value. */
    @Nullable
    PathNode member(String memberName) {
        return members.get(memberName);
    }

    /** The node below for elements, if there is one. */
    @Nullable
    PathNode elements() {
        return elements;
    }

    /** The node in the place that the other has below its parent, if there is one. */
    @Nullable
    PathNode childLike(PathNode other) {
        return other.name == null ? elements() : member(other.name);
    }

    /** Puts this node, and with it all below, where its parent finds it. */
    void attach() {
        var above = requireNonNull(parent);
        if (name == null) {
            above.elements = this;
        } else {
            if (above.members.isEmpty()) {
                above.members = new HashMap<>(4);
            }
            above.members.put(name, this);
        }
    }

    /** Takes this node, and with it all below, out of the tree. */
    void detach() {
        var above = requireNonNull(parent);
        if (name == null) {
            above.elements = null;
        } else {
            above.members.remove(name);
        }
    }

    /** Moves the other tree's node, and all below it, to below this one. */
    void adopt(PathNode other) {
        var adopted = other.name == null ? newElements() : newMember(other.name);
        adopted.field = other.field;
        adopted.attach();
        other.forEachChild(adopted::adopt);
    }

    void forEachChild(Consumer<PathNode> visitor) {
        members.values().forEach(visitor);
        if (elements != null) {
            visitor.accept(elements);
        }
    }

    /** Visits this node and all below it, those above first. */
    void forEach(Consumer<PathNode> visitor) {
        visitor.accept(this);
        forEachChild(child -> child.forEach(visitor));
    }

    /** The memory it takes, in bytes, at most; without the nodes below. */
    long memory() {
        return OBJECT_BYTES + (name == null ? 0 : 2L * name.length()) + field.memory();
    }

    void writeTo(DataOutput out) throws IOException {
        field.writeTo(out);
        out.writeInt(members.size());
        for (var member : members.entrySet()) {
            out.writeUTF(member.getKey());
            member.getValue().writeTo(out);
        }
        out.writeBoolean(elements != null);
        if (elements != null) {
            elements.writeTo(out);
        }
    }

    /** Reads this node, which is still empty, and all below it. */
    void readFrom(DataInput in) throws IOException {
        field = FieldProfile.readFrom(in);
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            read(newMember(in.readUTF()), in);
        }
        if (in.readBoolean()) {
            read(newElements(), in);
        }
    }

    private static void read(PathNode child, DataInput in) throws IOException {
        child.attach();
        child.readFrom(in);
    }
}
