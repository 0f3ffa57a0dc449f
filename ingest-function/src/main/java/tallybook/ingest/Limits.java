package tallybook.ingest;

/** How much is taken of what a sender decides; how DynamoDB measures items and numbers stands elsewhere. */
final class Limits {
    /** Inflated. Lambda takes events of 6,291,456 bytes, base64 and headers included, so a larger one cannot come. */
    static final int BODY_BYTES_MAX = 4 * 1024 * 1024;

    static final int BATCH_ENTRIES_MAX = 1_000;

    /** Objects and arrays in each other, the entry itself included: with the item they are DynamoDB's 32 levels. */
    static final int ENTRY_LEVELS_MAX = 31;

    /** Far deeper than an entry may be, so that a deep text is still told from a malformed one in bounded memory. */
    static final int TEXT_LEVELS_MAX = 1 << 17;

    static final int NAME_BYTES_MAX = 65_535;

    /** Of an id that an entry brings; DynamoDB takes twice as much. */
    static final int ID_BYTES_MAX = 1_024;

    /** Longer pointers name a place further out instead: a thousand of them must fit in one answer. */
    static final int POINTER_LENGTH_MAX = 256;

    private Limits() {}
}
