package tallybook.local;

/** Why nothing was started, in one line for the person who tried. */
public final class CannotStartException extends RuntimeException {

    CannotStartException(String message) {
        super(message);
    }

    CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
