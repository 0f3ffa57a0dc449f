package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class PageBudgetTest {

    @Test
    void listsEverythingOfAnOrdinaryReport() {
        assertThat(PageBudget.of(Reports.ofFields(500).fields())).isEqualTo(new PageBudget(20, 200));
    }

    @Test
    void listsLessTheMoreThereIs() {
        assertThat(PageBudget.of(Reports.ofFields(1000).fields())).isEqualTo(new PageBudget(8, 80));
        assertThat(PageBudget.of(
                        Collections.nCopies(2000, Reports.ofFields(3).fields().getLast())))
                .isEqualTo(new PageBudget(3, 40));
    }
}
