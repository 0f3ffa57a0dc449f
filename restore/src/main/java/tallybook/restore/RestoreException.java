package tallybook.restore;

/** Why nothing more can be restored, in words for who started it. */
final class RestoreException extends RuntimeException {
    RestoreException(String message) {
        super(message);
    }

    RestoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
