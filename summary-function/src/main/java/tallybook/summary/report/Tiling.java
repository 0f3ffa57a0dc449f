package tallybook.summary.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** How shorter periods fill a longer one without gap or overlap, if they do. */
public sealed interface Tiling {

    /** The pieces that fill the whole, in their order. */
    record Complete(List<Period> pieces) implements Tiling {}

    /** The first part of the whole that no pieces fill. */
    record Incomplete(Instant from, Instant to) implements Tiling {}

    /**
     * Fills the whole from its beginning, each time with the longest piece after which the rest can still be filled. Of
     * two alike the week is taken, then the first by name: the same pieces always give the same tiling.
     */
    static Tiling of(Period whole, Collection<Period> pieces) {
        var inOrder = pieces.stream()
                .sorted(Comparator.comparing(Period::from)
                        .thenComparing(Period::to, Comparator.reverseOrder())
                        .thenComparing(Period::isWeek, Comparator.reverseOrder())
                        .thenComparing(Period::name))
                .toList();
        var fillable = fillableToTheEnd(whole, inOrder);
        if (!fillable.contains(whole.from())) {
            var reached = reachedFromTheStart(whole, inOrder).getLast();
            return new Incomplete(reached, fillable.higher(reached));
        }
        var chosen = new ArrayList<Period>();
        var at = whole.from();
        for (var piece : inOrder) {
            if (piece.from().equals(at) && fillable.contains(piece.to())) {
                chosen.add(piece);
                at = piece.to();
            }
        }
        return new Complete(List.copyOf(chosen));
    }

    /** The instants from which pieces lead to the end, itself included. */
    private static NavigableSet<Instant> fillableToTheEnd(Period whole, List<Period> inOrder) {
        var fillable = new TreeSet<Instant>();
        fillable.add(whole.to());
        for (var piece : inOrder.reversed()) {
            if (fillable.contains(piece.to())) {
                fillable.add(piece.from());
            }
        }
        return fillable;
    }

    /** The instants to which pieces lead from the start, itself included. */
    private static NavigableSet<Instant> reachedFromTheStart(Period whole, List<Period> inOrder) {
        var reached = new TreeSet<Instant>();
        reached.add(whole.from());
        for (var piece : inOrder) {
            if (reached.contains(piece.from())) {
                reached.add(piece.to());
            }
        }
        return reached;
    }
}
