package tallybook.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** The parts that run so far, closed together and the newest first, all of them even if one does not close. */
final class OpenedParts implements AutoCloseable {
    private final Deque<Part> parts = new ArrayDeque<>();

    <P extends Part> P add(P part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        if (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } finally {
                close();
            }
        }
    }

    /** What runs until it is closed. */
    interface Part extends AutoCloseable {
        @Override
        void close();
    }
}
