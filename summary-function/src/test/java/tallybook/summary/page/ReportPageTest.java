package tallybook.summary.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tallybook.summary.report.Report;
import tallybook.summary.report.ShowValues;

class ReportPageTest {

    private static final int MEGABYTE = 1_000_000;

    @ParameterizedTest
    @MethodSource("tallybook.summary.page.Reports#all")
    void isMarkupWithoutAnErrorToAParser(Report report) {
        var parser = Parser.htmlParser().setTrackErrors(10);

        parser.parseInput(ReportPage.of(report), "");

        assertThat(parser.getErrors()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tallybook.summary.page.Reports#all")
    void headsItsSectionsInOrder(Report report) {
        var page = page(report);

        assertThat(page.select("h1").eachText())
                .containsExactly(page.select("h1").text());
        assertThat(page.select("h3, h4, h5, h6")).isEmpty();
        assertThat(page.select("h1, h2").stream().map(Element::tagName).findFirst())
                .hasValue("h1");
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
    }

    @ParameterizedTest
    @MethodSource("tallybook.summary.page.Reports#all")
    void namesEveryChart(Report report) {
        assertThat(page(report).select("svg[role=img]"))
                .allMatch(chart -> !chart.attr("aria-label").isEmpty()
                        || !chart.select("> title").text().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("tallybook.summary.page.Reports#all")
    void linksOnlyToRowsThatExist(Report report) {
        var page = page(report);

        assertThat(page.select("[href]").eachAttr("href"))
                .allMatch(target -> page.getElementById(target.substring(1)) != null);
    }

    @Test
    void saysWhatHappenedBeforeItShowsCharts() {
        var page = page(Earthquakes.week());

        assertThat(page.select("h2").eachText())
                .containsExactly(
                        "Alerts", "Changes since 2026-W46", "When entries arrived", "Fields", "Where it is kept");
        assertThat(page.select("header p").text())
                .isEqualTo("Tallybook 2026-W47 Monday 16 to Sunday 22 November 2026, UTC");
        assertThat(page.select(".key div").eachText())
                .containsExactly(
                        "entries received 244 a day 1,707",
                        "stored 652\u202fbytes an entry 1.1\u202fMB",
                        "fields 22",
                        "entries in the table 31.4\u202fMB 48,210");
        assertThat(page.select("section[aria-labelledby=alerts] li").eachText())
                .containsExactly(
                        "high $.properties.felt is null in 93 % of its entries; it was 71 % the week before.",
                        "medium Values of $.properties.mag lie lower: median 1.3, was 1.8.",
                        "low 12 % more entries than the week before.");
        assertThat(page.select("section[aria-labelledby=changes] li").eachText())
                .containsExactly(
                        "volume was 1,524 entries, now 1,707 entries",
                        "new $.properties.alert in 1 % of entries",
                        "gone $.properties.region was in 100 % of entries",
                        "presence $.properties.felt was 71 % null, now 93 % null",
                        "values $.properties.mag was median 1.8, now median 1.3");
    }

    @Test
    void showsAFieldAtAGlanceAndEveryFigureInItsDetails() {
        var row = page(Earthquakes.week()).select(".fields > tbody").stream()
                .filter(field -> field.text().startsWith("$.properties.magType"))
                .findFirst()
                .orElseThrow();

        assertThat(row.select("tr:first-child > *").eachText())
                .containsExactly(
                        "$.properties.magType",
                        "string",
                        "100\u202f%",
                        "7",
                        "ml62\u202f%md29\u202f%mb6\u202f%",
                        "2 to 5 characters");
        assertThat(row.select("dl").text())
                .isEqualTo("Entries all 1,707 Distinct 7 Length 2 to 5 characters, mean 3.5");
        assertThat(row.select("ol li").eachText())
                .containsExactly("ml 1,058", "md 495", "mb 102", "mww 21", "mb_lg 15", "mwr 9", "mh 7");
    }

    @Test
    void leavesRoomForACountBesideAnyValue() {
        var row = page(Reports.longValues()).select(".fields > tbody").get(1);

        assertThat(row.select("ol li > span").eachText())
                .containsExactly(
                        "137",
                        "583",
                        "about 1,234,567,890 (1,234,000,000 to 1,234,567,890)",
                        "about 1,234,567,890 (1,234,000,000 to 1,234,567,890)",
                        "12");
        assertThat(row.select("tr:first-child > :nth-child(4)").text()).isEqualTo("≈\u202f1.2\u202fbn");
        assertThat(row.select("dl").text()).contains("Distinct about 1,234,567,890 (1,234,567,569 to 1,234,568,211)");
    }

    @Test
    void saysPlainlyThatThereIsNothingToCompareWith() {
        assertThat(page(Reports.firstWeek())
                        .select("section[aria-labelledby=changes]")
                        .text())
                .isEqualTo(
                        "Changes There is no report of the period just before, so there is nothing to compare with yet."
                                + " From the next report on, what changed stands here.");
    }

    @Test
    void saysPlainlyThatThereWereNoEntries() {
        var page = page(Reports.emptyWeek());

        assertThat(page.select("h2").eachText())
                .containsExactly("Alerts", "Changes since 2026-W46", "Fields", "Where it is kept");
        assertThat(page.select("section[aria-labelledby=fields]").text()).isEqualTo("Fields No entries, so no fields.");
    }

    @Test
    void saysWhatTheCapsCut() {
        var page = page(Reports.ofFields(1000));

        assertThat(page.select(".omission").eachText())
                .containsExactly(
                        "Not profiled, being beyond the limit: about 214 fields with 51,288 values.",
                        "Too long to be counted among the frequent values: 1 string.");
        assertThat(page.select(".fields p").eachText()).containsOnly("Frequent values");
    }

    @Test
    void saysWhatItLeavesOutToStaySmall() {
        var extreme = page(Reports.extreme());

        assertThat(extreme.select(".omission").eachText())
                .contains("Names and values are cut short here, and details left out, to keep this page small; "
                        + "the report itself has them.");
        assertThat(extreme.select(".more > p").eachText())
                .containsExactly(
                        "And 980 more alerts, in the report itself.", "And 980 more changes, in the report itself.");
        assertThat(Jsoup.parse(ReportPage.of(Reports.ofFields(10), PageBudget.LARGEST_FIRST.get(2)))
                        .select(".fields p")
                        .eachText())
                .containsExactly("Frequent values, the first 5 of 10", "Frequent values, the first 5 of 10");
    }

    @Test
    void marksTheFieldsThatAlertsAndChangesSpeakOf() {
        var labels = page(Earthquakes.week()).select(".fields th .label");

        assertThat(labels.eachText()).containsExactly("new", "presence", "values");
        assertThat(labels.eachAttr("class")).containsExactly("label change", "label high", "label medium");
    }

    @Test
    void namesARangeByItsTimesAlone() {
        var page = page(Reports.halfWeek());

        assertThat(page.select("header p").text())
                .isEqualTo("Tallybook edition 2 Monday 16 November 2026, 01:00, to Thursday 19 November 2026, 13:00, "
                        + "Europe/Zurich");
        assertThat(page.select("h2").eachText())
                .containsExactly(
                        "Changes since the period before", "When entries arrived", "Fields", "Where it is kept");
        assertThat(page.select(".key div").eachText()).first().isEqualTo("entries received 225 a day 786");
    }

    @Test
    void showsNoValuesWhereTheReportHasNone() {
        var page = page(Reports.profiled(ShowValues.NONE));

        assertThat(page.select(".fields > tbody > tr:first-child > :nth-child(5)").eachText().stream()
                        .distinct())
                .containsExactly(
                        "not shown", "no value shown", "nearly all different", "80\u202f% true, 20\u202f% false");
        assertThat(page.select(".fields ol")).isEmpty();
        assertThat(page.text()).doesNotContain("Zürich", "@example.org");
    }

    @ParameterizedTest
    @MethodSource("tallybook.summary.page.Reports#all")
    void headsTheColumnsAndRowsOfItsTable(Report report) {
        var page = page(report);

        assertThat(page.select("thead th").eachAttr("scope")).allMatch("col"::equals);
        assertThat(page.select("tbody > tr:first-child > th").eachAttr("scope"))
                .hasSize(report.fields().size())
                .allMatch("rowgroup"::equals);
        assertThat(page.select("tbody > tr:first-child"))
                .allMatch(row -> row.childrenSize() == page.select("thead th").size());
        assertThat(page.select("[aria-sort]").eachText())
                .isEqualTo(report.fields().isEmpty() ? List.of() : List.of("Field"));
    }

    @Test
    void staysUnderAMegabyteWithAThousandFields() {
        assertThat(ReportPage.of(Reports.ofFields(1000)).getBytes(UTF_8)).hasSizeLessThan(MEGABYTE);
    }

    @Test
    void isTheSameInEveryLocale() {
        var page = ReportPage.of(Earthquakes.week());
        var locale = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(ReportPage.of(Earthquakes.week())).isEqualTo(page);
        } finally {
            Locale.setDefault(locale);
        }
    }

    @Test
    void needsItsScriptForNothingButFindingAndSorting() {
        var page = page(Earthquakes.week());

        assertThat(page.select("[hidden]").eachAttr("id")).isEqualTo(List.of("tools"));
    }

    private static Document page(Report report) {
        return Jsoup.parse(ReportPage.of(report));
    }
}
