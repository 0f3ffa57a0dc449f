package tallybook.restore;

/** A part of a backup is not as its report states it; says in what. */
final class DamagedPartException extends Exception {
    DamagedPartException(String message) {
        super(message);
    }
}
