package tallybook.summary.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tallybook.summary.report.Report;

class PresenceTest {

    @Test
    void fillsTheBarWhereEveryEntryHasTheField() {
        assertThat(Presence.of(field(1, Map.of("string", 1000L)))).isEqualTo(new Presence(1, 60, 0, "100\u202f%", ""));
    }

    @Test
    void showsNullsAfterValues() {
        assertThat(Presence.of(field(0.8, Map.of("string", 250L, "null", 750L))))
                .isEqualTo(new Presence(0.2, 12, 36, "80\u202f%", "75\u202f%"));
    }

    @Test
    void showsALittleOfAlmostNothingAndMissesALittleOfAlmostAll() {
        assertThat(Presence.of(field(0.0001, Map.of("string", 1000L))).filledWidth())
                .isEqualTo(1);
        assertThat(Presence.of(field(0.9999, Map.of("string", 1000L))).filledWidth())
                .isEqualTo(59);
    }

    private static Report.Field field(double presence, Map<String, Long> types) {
        return new Report.Field("$.a", 1, presence, 1000, types, null, null, null, null, null);
    }
}
