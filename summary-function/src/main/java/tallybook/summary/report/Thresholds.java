package tallybook.summary.report;

/**
 * From where on a difference is a change, and a change an alert; docs/report.md gives the reasons. Shares are fractions,
 * 0 to 1.
 */
final class Thresholds {
    /** The chance that a report alerts though nothing changed: one half for the volume, one for all fields together. */
    static final double FALSE_ALERT_CHANCE = 0.001;

    /** The chance that one comparison of a field finds a change though there is none. */
    static final double FALSE_CHANGE_CHANCE = 0.0001;

    /** The comparisons at a field: its presence, new types, the shares of six types, its numbers. */
    static final int COMPARISONS_PER_FIELD = 9;

    /** How much the count of entries has to move, as a share of the greater of the two counts. */
    static final double VOLUME_CHANGE_MIN = 0.1;

    /** How far a presence, or a type's share of the values, has to move. */
    static final double SHARE_CHANGE_MIN = 0.05;

    static final double SHARE_ALERT_MIN = 0.1;

    /** For an alert a count, a share, or what is missing of it also moves by so much of the greater of the two. */
    static final double RELATIVE_ALERT_MIN = 0.4;

    /** A presence that moves so far is as grave as a field that is gone. */
    static final double SHARE_GRAVE_MIN = 0.5;

    /** Fields in fewer of the entries come and go with the incidents that they tell of. */
    static final double COMING_AND_GOING_ALERT_MIN = 0.01;

    /** The share of the values that new types have to make up. */
    static final double NEW_TYPE_ALERT_MIN = 0.01;

    static final double NEW_TYPE_GRAVE_MIN = 0.1;

    /** Kolmogorov–Smirnov distances, 0 to 1. */
    static final double DISTANCE_CHANGE_MIN = 0.1;

    static final double DISTANCE_ALERT_MIN = 0.2;

    /** How many times its rank error at 99 % a sketch is trusted to keep within, over hundreds of fields. */
    static final double RANK_ERRORS_MAX = 2;

    /** How much more the values of one entry's arrays depend on each other than arrays of equal length would. */
    static final double ARRAY_CLUSTERING = 2;

    /** Alerts of one kind; beyond them, the last one counts the rest. */
    static final int ALERTS_PER_KIND_MAX = 4;

    /** A counter goes on where it was: the gap between its two ranges is at most so much of the wider one. */
    static final double COUNTER_GAP_MAX = 0.5;

    /** A counter's range, or its range by the number of values, is at most so many times what it was, or the inverse. */
    static final double COUNTER_PACE_MAX = 3;

    /** A counter moves on: so much of its values are distinct, though a batch or an array may repeat one of them. */
    static final double COUNTER_DISTINCT_MIN = 0.01;

    /** Seconds since 1970, in September 2001. */
    static final double EPOCH_SECONDS_MIN = 1e9;

    /** Seconds since 1970, in 2096. */
    static final double EPOCH_SECONDS_MAX = 4e9;

    private Thresholds() {}
}
