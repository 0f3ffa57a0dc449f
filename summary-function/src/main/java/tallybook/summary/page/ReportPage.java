package tallybook.summary.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import tallybook.summary.report.Report;

/** The report for people: one HTML file that needs nothing else, a pure function of the report. */
public final class ReportPage {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, ReportPage.class.getClassLoader(), ReportPage.class.getPackageName());

    private static final PageAsset STYLE = PageAsset.named("report.css");
    private static final PageAsset SCRIPT = PageAsset.named("report.js");

    private ReportPage() {}

    /** The page of {@code report}, to be stored as UTF-8. */
    public static String of(Report report) {
        var page = new StringOutput();
        TEMPLATES.render("report.jte", PageView.of(report, STYLE, SCRIPT), page);
        return page.toString();
    }
}
