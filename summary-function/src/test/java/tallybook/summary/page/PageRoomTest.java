package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class PageRoomTest {

    @Test
    void listsEverythingOfAnOrdinaryReport() {
        assertThat(PageRoom.of(Reports.ofFields(500).fields())).isEqualTo(new PageRoom(100, 1000));
    }

    @Test
    void listsLessTheMoreThereIs() {
        assertThat(PageRoom.of(Reports.ofFields(1000).fields())).isEqualTo(new PageRoom(8, 80));
        assertThat(PageRoom.of(
                        Collections.nCopies(2000, Reports.ofFields(3).fields().getLast())))
                .isEqualTo(new PageRoom(3, 40));
    }
}
