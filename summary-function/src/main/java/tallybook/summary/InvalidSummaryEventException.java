package tallybook.summary;

/** An event that asks for no report that can be made; the message says what was expected, and is ours to show. */
public final class InvalidSummaryEventException extends RuntimeException {
    InvalidSummaryEventException(String message) {
        super(message);
    }
}
