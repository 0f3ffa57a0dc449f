package tallybook.summary.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void writesOutControlAndFormatCharacters() {
        assertThat(VisibleText.of("a\u202eb\u2066c\u200bd\u00ade\nf\u0000g\u2028h\ufeff\udb40\udc01"))
                .isEqualTo("a\\u202eb\\u2066c\\u200bd\\u00ade\\u000af\\u0000g\\u2028h\\ufeff\\u{e0001}");
    }

    @Test
    void writesOutLettersWithoutAForm() {
        assertThat(VisibleText.of("\u3164\u115f\u1160\uffa0\u17b4\u17b5\u2800\u034f"))
                .isEqualTo("\\u3164\\u115f\\u1160\\uffa0\\u17b4\\u17b5\\u2800\\u034f");
    }

    @Test
    void keepsWhatWritingSystemsNeed() {
        assertThat(VisibleText.of("נמל \u200f می\u200cخواهم 👩\u200d👧 é"))
                .isEqualTo("נמל \\u200f می\u200cخواهم 👩\u200d👧 é");
    }

    @Test
    void cutsBetweenCodePoints() {
        assertThat(VisibleText.of("👩👩👩", 2)).isEqualTo("👩👩…");
        assertThat(VisibleText.of("👩👩", 2)).isEqualTo("👩👩");
    }
}
