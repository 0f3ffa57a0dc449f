package tallybook.summary.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import tallybook.summary.report.Report;

/** The report for people: one HTML file that needs nothing else, a pure function of the report. */
public final class ReportPage {

    private static final int BYTES_MAX = 1_000_000;

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, ReportPage.class.getClassLoader(), ReportPage.class.getPackageName());

    private static final PageAsset STYLE = PageAsset.named("report.css");
    private static final PageAsset SCRIPT = PageAsset.named("report.js");

    private ReportPage() {}

    /** The page of {@code report}, to be stored as UTF-8; with as much of the report as keeps it under a megabyte. */
    public static String of(Report report) {
        var page = "";
        for (var budget : PageBudget.LARGEST_FIRST) {
            page = of(report, budget);
            if (page.getBytes(UTF_8).length < BYTES_MAX) {
                break;
            }
        }
        return page;
    }

    static String of(Report report, PageBudget budget) {
        var page = new StringOutput();
        TEMPLATES.render("report.jte", PageView.of(report, budget, STYLE, SCRIPT), page);
        return page.toString();
    }
}
