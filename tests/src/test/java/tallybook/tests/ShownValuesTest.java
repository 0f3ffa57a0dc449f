package tallybook.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallybook.summary.EmailOfReport;

/** What of the entries' values gets into a report, its page and its e-mail, whichever may be shown. */
final class ShownValuesTest {
    private static final String REPORT = "summaries/2026-W47/summary-20261123T000000Z.json";
    private static final String PAGE = "summaries/2026-W47/summary-20261123T000000Z.html";
    private static final int ENTRIES = 20;

    /** Nothing may show an entry's id, nor a string that is rare, wherever it stands. */
    private static final List<String> RARE =
            List.of("secret-id", "secret-rare", "secret-element", "secret-member", "secret-mixed");

    /** Strings that every entry has. */
    private static final List<String> COMMON = List.of("secret-common", "secret-label");

    /** The numbers 48151.623 and 62342.108, as they are and as they are rounded, and a time. */
    private static final List<String> NUMBERS_AND_TIMES = List.of(
            "48151", "48,151", "48152", "48,152", "4.815", "62342", "62,342", "6.234", "1815-12-10", "10 Dec 1815");

    @RegisterExtension
    static final SummaryOnEngines summary = SummaryOnEngines.start();

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "COMMON", "NONE"})
    void showsNoValueAtAllWhereNoneAreToBeShown(String before) throws IOException {
        String shown = shown(before, "NONE");

        assertThat(shown).contains("$.amount", "distribution-changed", "The numbers of $.amount changed");
        RARE.forEach(secret -> assertThat(shown).doesNotContain(secret));
        COMMON.forEach(secret -> assertThat(shown).doesNotContain(secret));
        NUMBERS_AND_TIMES.forEach(secret -> assertThat(shown).doesNotContain(secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "COMMON", "NONE"})
    void showsCommonStringsAndTheExtremesOfNumbers(String before) throws IOException {
        String shown = shown(before, "COMMON");

        RARE.forEach(secret -> assertThat(shown).doesNotContain(secret));
        assertThat(shown).contains(COMMON).contains("62342.108", "1815-12-10");
    }

    @Test
    void showsRareStringsWhereAllAreToBeShown() throws IOException {
        String shown = shown("ALL", "ALL");

        assertThat(shown)
                .contains(COMMON)
                .contains("secret-rare", "secret-element", "secret-member", "secret-mixed")
                .doesNotContain("secret-id");
    }

    /** The report of the later of two weeks, its page and its e-mail. */
    private static String shown(String showBefore, String show) throws IOException {
        for (int i = 0; i < ENTRIES; i++) {
            store("2026-11-10", i, "48151.623");
            store("2026-11-17", i, "62342.108");
        }
        summary.invoke("{\"week\": \"2026-W46\"}", showBefore);
        summary.invoke("{\"week\": \"2026-W47\"}", show);
        byte[] report = summary.bytes(REPORT);
        return new String(report, UTF_8) + new String(summary.bytes(PAGE), UTF_8) + EmailOfReport.of(report, REPORT);
    }

    private static void store(String day, int entry, String amount) {
        boolean first = entry == 0;
        summary.store("secret-id-" + day + "-" + entry, day + "T00:00:00.000Z", """
                {"amount": %s, "amounts": [%s, %s], "label": "secret-label", "born": "1815-12-10T01:02:03Z",
                 "rare": "%s", "list": ["secret-common", {"member": "%s"}, "%s"], "mixed": %s}
                """.formatted(
                        amount,
                        amount,
                        amount,
                        first ? "secret-rare" : "x",
                        first ? "secret-member" : "x",
                        first ? "secret-element" : "x",
                        first ? "\"secret-mixed\"" : amount));
    }
}
