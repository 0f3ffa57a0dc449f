package tallybook.summary.page;

import java.util.LinkedHashMap;
import java.util.Map;
import tallybook.summary.report.Report;
import tallybook.summary.report.ShowValues;

/** One report of each kind that a page is to be good for, by the name of the file that its page goes to. */
final class SamplePages {

    private SamplePages() {}

    static Map<String, Report> reports() {
        var reports = new LinkedHashMap<String, Report>();
        reports.put("plain", Earthquakes.week());
        reports.put("fields-5", Reports.ofFields(5));
        reports.put("fields-500", Reports.ofFields(500));
        reports.put("fields-1000", Reports.ofFields(1000));
        reports.put("hostile", Reports.hostile());
        reports.put("first", Reports.firstWeek());
        reports.put("empty", Reports.emptyWeek());
        reports.put("half-week", Reports.halfWeek());
        reports.put("month", Reports.ofDays("2026-11-16", 30, 10));
        reports.put("decade", Reports.ofDays("2017-01-01", 3652, 4));
        reports.put("long-values", Reports.longValues());
        reports.put("skewed", Reports.profiled(ShowValues.ALL));
        reports.put("values-not-shown", Reports.profiled(ShowValues.NONE));
        reports.put("many-alerts", Reports.manyAlerts());
        reports.put("extreme", Reports.extreme());
        return reports;
    }
}
