package tallybook.summary.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps a tree of paths within its limits.
 *
 * <p>Of too many paths, the least frequent half goes; for memory, as many as it takes, down to those told of in a report,
 * whose frequent strings then become fewer. An entry is counted before anything goes for it: by then, paths that come
 * again are known from those that do not.
 */
final class Pruning {
    private static final int VALUES_BETWEEN_CHECKS = 4_096;
    private static final long FREQUENT_STRINGS_MAX = 128L << 10;

    /** Those that go last first: the more frequent; of equal ones, those met in a later entry; parents before children. */
    private static final Comparator<PathNode> BY_WORTH = Comparator.comparingLong(
                    (PathNode node) -> node.field().entries())
            .thenComparingLong(node -> node.field().lastEntry())
            .reversed()
            .thenComparingInt(PathNode::depth)
            .thenComparingLong(PathNode::hash);

    private final ProfileLimits limits;
    private final PathNode root;
    private final OmittedPaths omitted;
    private int held;
    private int heldBeforeEntry;
    private long valuesSinceCheck;

    Pruning(ProfileLimits limits, PathNode root, OmittedPaths omitted) {
        this.limits = limits;
        this.root = root;
        this.omitted = omitted;
    }

    /** Whether the tree is to hold a path that it has not met, or might not have: a path omitted once is never held. */
    boolean admit(PathNode node) {
        boolean admitted = held < heldBeforeEntry + limits.heldMaxOfEntry() && !omitted.mayContain(node.hash());
        held += admitted ? 1 : 0;
        return admitted;
    }

    void countValue() {
        valuesSinceCheck++;
    }

    /** Counts the paths held anew, and has the memory looked at next. */
    void recount() {
        held = nodes().size();
        heldBeforeEntry = held;
        valuesSinceCheck = Integer.MAX_VALUE;
    }

    /** Lets go of what is beyond the limits; to be called between entries. */
    void enforce() {
        if (valuesSinceCheck >= Math.max(VALUES_BETWEEN_CHECKS, held)) {
            valuesSinceCheck = 0;
            if (memory() > limits.memoryTrigger()) {
                reduceMemory();
            }
        }
        if (held > limits.heldMax()) {
            evict(byWorth().subList(limits.heldTarget(), held));
        }
        heldBeforeEntry = held;
    }

    long memory() {
        return nodes().stream().mapToLong(PathNode::memory).sum();
    }

    private void reduceMemory() {
        var nodes = byWorth();
        nodes.forEach(node -> node.field().compact());
        long memory = 0;
        int kept = 0;
        while (kept < nodes.size()) {
            memory += nodes.get(kept).memory();
            if (memory > limits.memoryTarget() && kept >= limits.fieldsMax()) {
                break;
            }
            kept++;
        }
        evict(nodes.subList(kept, nodes.size()));
        for (long room = FREQUENT_STRINGS_MAX; memory() > limits.memoryTarget() && room > 0; room /= 2) {
            for (var node : nodes.subList(0, kept)) {
                node.field().shrinkFrequentTo(room);
            }
        }
    }

    private void evict(List<PathNode> nodes) {
        for (var node : nodes) {
            node.detach();
            omitted.add(node.hash(), node.field().values());
        }
        held -= nodes.size();
    }

    private List<PathNode> byWorth() {
        var nodes = nodes();
        nodes.sort(BY_WORTH);
        return nodes;
    }

    /** All nodes but the root. */
    private List<PathNode> nodes() {
        var nodes = new ArrayList<PathNode>(held);
        root.forEachChild(child -> child.forEach(nodes::add));
        return nodes;
    }
}
