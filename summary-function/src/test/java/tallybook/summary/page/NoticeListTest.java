package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeListTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0 more changes, ''",
        "10, 10, 0, 0 more changes, ''",
        "11, 8, 3, 3 more changes, ''",
        "20, 8, 12, 12 more changes, ''",
        "21, 8, 12, 12 more changes, 'And 1 more change, in the report itself.'",
        "1020, 8, 12, 12 more changes, 'And 1,000 more changes, in the report itself.'",
    })
    void showsTheFirstAndFoldsTheRest(int count, int shown, int folded, String title, String leftOut) {
        var notices = IntStream.range(0, count)
                .mapToObj(at -> new Notice(new Label("change", "new"), "", "$.field" + at, null, ""))
                .toList();

        var list = NoticeList.of(notices, 20, "change");

        assertThat(list)
                .isEqualTo(new NoticeList(
                        notices.subList(0, shown), notices.subList(shown, shown + folded), title, leftOut));
        assertThat(list.isEmpty()).isEqualTo(notices.equals(List.of()));
    }
}
