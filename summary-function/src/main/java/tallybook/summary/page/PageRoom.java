package tallybook.summary.page;

/**
 * How much of the fields' values fits the page, so that it stays under a megabyte with a thousand fields.
 *
 * @param frequentValues how many of a field's frequent values its details list
 * @param valueLength how many code points of each
 */
record PageRoom(int frequentValues, int valueLength) {

    private static final int VALUES_ON_THE_PAGE = 4000;
    private static final int CHARACTERS_ON_THE_PAGE = 200_000;

    static PageRoom forFields(int fields) {
        var frequentValues = Math.clamp(VALUES_ON_THE_PAGE / Math.max(1, fields), 3, 100);
        return new PageRoom(
                frequentValues,
                Math.clamp(CHARACTERS_ON_THE_PAGE / ((long) Math.max(1, fields) * frequentValues), 40, 1000));
    }
}
