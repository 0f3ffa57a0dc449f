package tallybook.summary.page;

import java.util.List;

/**
 * How much of a report its page shows, so that it stays under a megabyte whatever the entries were.
 *
 * @param notices how many alerts, and how many changes
 * @param values how many of a field's frequent values
 * @param valueLength how many code points of each
 * @param pathLength how many code points of a field's path
 * @param details whether the fields' rows open to every figure
 */
record PageBudget(int notices, int values, int valueLength, int pathLength, boolean details) {

    /** Generous enough for nearly every report at first, and in the end too small for any to be over a megabyte. */
    static final List<PageBudget> LARGEST_FIRST = List.of(
            new PageBudget(500, 20, 200, 1000, true),
            new PageBudget(200, 10, 100, 300, true),
            new PageBudget(100, 5, 60, 150, true),
            new PageBudget(100, 3, 40, 100, true),
            new PageBudget(50, 2, 20, 60, false),
            new PageBudget(20, 1, 8, 24, false));
}
