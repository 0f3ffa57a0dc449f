package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One field path in the tree of all paths: its profile, the members below it and the elements below it. */
final class PathNode {
    private final JsonPath path;
    private final FieldProfile field;
    private final Map<String, PathNode> members = new HashMap<>();
    private @Nullable PathNode elements;

    PathNode(JsonPath path) {
        this(path, new FieldProfile());
    }

    private PathNode(JsonPath path, FieldProfile field) {
        this.path = path;
        this.field = field;
    }

    JsonPath path() {
        return path;
    }

    FieldProfile field() {
        return field;
    }

    Map<String, PathNode> members() {
        return members;
    }

    Optional<PathNode> elements() {
        return Optional.ofNullable(elements);
    }

    PathNode addMember(String name, JsonPath memberPath) {
        var member = new PathNode(memberPath);
        members.put(name, member);
        return member;
    }

    PathNode addElements() {
        var added = new PathNode(path.elements());
        elements = added;
        return added;
    }

    /** Visits this node and all below it. */
    void forEach(Consumer<PathNode> visitor) {
        visitor.accept(this);
        members.values().forEach(member -> member.forEach(visitor));
        elements().ifPresent(node -> node.forEach(visitor));
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

    static PathNode readFrom(JsonPath path, DataInput in) throws IOException {
        var node = new PathNode(path, FieldProfile.readFrom(in));
        for (int remaining = in.readInt(); remaining > 0; remaining--) {
            String name = in.readUTF();
            node.members.put(name, readFrom(path.member(name), in));
        }
        node.elements = in.readBoolean() ? readFrom(path.elements(), in) : null;
        return node;
    }
}
