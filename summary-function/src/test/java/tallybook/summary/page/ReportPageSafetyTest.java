package tallybook.summary.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tallybook.summary.report.Report;

/** What a sender may write, and what the page lets a browser do. */
class ReportPageSafetyTest {

    @ParameterizedTest
    @MethodSource("tallybook.summary.page.Reports#all")
    void allowsItsOwnStyleAndScriptByTheirHashesAndNothingElse(Report report) throws Exception {
        var page = page(report);

        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"
                        .formatted(source(page.select("style")), source(page.select("script"))));
    }

    @ParameterizedTest
    @MethodSource("tallybook.summary.page.Reports#all")
    void loadsNothingAndRunsNothingElse(Report report) {
        var page = page(report);

        assertThat(page.select("script, style")).hasSize(2);
        assertThat(page.select("img, iframe, object, embed, link, base, audio, video, source, use, image"))
                .isEmpty();
        assertThat(page.select("[src], [srcset], [style], [action], [ping], [background]"))
                .isEmpty();
        assertThat(page.getAllElements().stream().flatMap(element -> element.attributes().asList().stream()))
                .noneMatch(attribute -> attribute.getKey().startsWith("on"));
        assertThat(page.select("[href]").eachAttr("href")).allMatch(target -> target.matches("#field-\\d+"));
        assertThat(page.select("style").html() + page.select("script").html())
                .doesNotContain("url(", "@import", "http");
    }

    @Test
    void showsHostileNamesAndValuesAsTextOnly() {
        var page = page(Reports.hostile());

        assertThat(page.select("bdi").eachText())
                .contains("$['</script></title></style><img src=x onerror=alert(1)>\"'`&amp;']")
                .contains("' onmouseover='alert(1)")
                .contains("${7*7}{{7*7}}");
        assertThat(page.title())
                .isEqualTo("Tallybook 2026-W47: " + page.select("h1").text());
    }

    @Test
    void writesOutWhatWouldHideOrReorderItsNeighbours() {
        var page = page(Reports.hostile());

        assertThat(page.text()
                        .codePoints()
                        .filter(codePoint -> Character.getType(codePoint) == Character.FORMAT)
                        .filter(codePoint -> codePoint != 0x200D))
                .isEmpty();
        assertThat(page.select("ol bdi").eachText())
                .contains(
                        "\\u202egnp.exe\\u2066",
                        "\\u200b\\u200b",
                        "(blank, 3 characters)",
                        "(empty)",
                        "\\u0000\\ufeff\\u001b[31m");
    }

    @Test
    void keepsEveryTextOfASenderInAnElementOfItsOwn() {
        var page = page(Reports.hostile());

        assertThat(page.getElementsContainingOwnText("onmouseover").stream()
                        .map(Element::tagName)
                        .distinct())
                .containsExactly("bdi");
    }

    private static Document page(Report report) {
        return Jsoup.parse(ReportPage.of(report));
    }

    private static String source(List<Element> elements) throws Exception {
        var hash = MessageDigest.getInstance("SHA-256")
                .digest(elements.getFirst().data().getBytes(UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }
}
