package tallybook.summary.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A report as it is stored: indented JSON, UTF-8. */
public final class ReportJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(absent -> absent.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private ReportJson() {}

    public static byte[] write(Report report) {
        return JSON.writeValueAsBytes(report);
    }

    /** Reads a report; members that this version does not know are passed over. */
    public static Report read(byte[] json) {
        return JSON.readValue(json, Report.class);
    }
}
