package tallybook.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tallybook.local.OpenedParts.Part;

final class OpenedPartsTest {
    @Test
    void closesTheNewestFirstAndTheOthersThoughOneDoesNotClose() {
        List<String> closed = new ArrayList<>();
        var parts = new OpenedParts();
        parts.<Part>add(() -> closed.add("first"));
        parts.<Part>add(() -> {
            throw new IllegalStateException("does not close");
        });
        parts.<Part>add(() -> closed.add("last"));

        assertThatThrownBy(parts::close).hasMessage("does not close");

        assertThat(closed).containsExactly("last", "first");
    }
}
