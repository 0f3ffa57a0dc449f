package tallybook.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tallybook.restore.Report.StatedPart;

class ProgressTest {
    @Test
    void countsOneEntryInTheSingular() {
        List<String> lines = new ArrayList<>();

        new Progress(lines::add, () -> 0).report("report", List.of(new StatedPart("a", 1, 1, "")));

        assertThat(lines).containsExactly("report: 1 entry");
    }

    @Test
    void saysWhichReportBeginsAndThenHowMuchIsDoneEveryFiveSeconds() {
        var nanoTime = new AtomicLong(Long.MAX_VALUE - 1); // System.nanoTime may overflow
        List<String> lines = new ArrayList<>();
        var progress = new Progress(lines::add, nanoTime::get);

        progress.report("report", List.of(new StatedPart("a", 3_000, 1, ""), new StatedPart("b", 1, 1, "")));
        for (int second = 0; second < 11; second++) {
            progress.entries(1_000L * second);
            nanoTime.addAndGet(1_000_000_000);
        }

        assertThat(lines).containsExactly("report: 3,001 entries", "  5,000 done", "  10,000 done");
    }
}
