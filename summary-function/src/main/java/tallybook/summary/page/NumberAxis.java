package tallybook.summary.page;

/**
 * A chart's horizontal axis of numbers; {@code from} lies below {@code to}.
 *
 * @param unit linear if 0; else the axis is logarithmic to both sides of zero, and linear between −unit and unit
 */
record NumberAxis(double from, double to, double unit) {

    static final int WIDTH = 150;

    static NumberAxis linear(double from, double to) {
        return new NumberAxis(from, to, 0);
    }

    static NumberAxis logarithmic(double from, double to, double unit) {
        return new NumberAxis(from, to, unit);
    }

    boolean isLogarithmic() {
        return unit != 0;
    }

    /** Where {@code value} stands, to the unit; at an end if it lies beyond. */
    int place(double value) {
        return (int) Math.round(position(value));
    }

    /** Where {@code value} stands; at an end if it lies beyond. */
    double position(double value) {
        var start = scale(from);
        var fraction = (scale(value) - start) / (scale(to) - start);
        return Math.clamp(fraction, 0, 1) * WIDTH;
    }

    private double scale(double value) {
        // Halved, so that the widest spans do not overflow.
        return unit == 0 ? value / 2 : Math.signum(value) * Math.log1p(Math.abs(value) / unit);
    }
}
