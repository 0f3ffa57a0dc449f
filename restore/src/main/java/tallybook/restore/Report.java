package tallybook.restore;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A report, as far as a restore reads it: the parts of its backup. */
record Report(int schemaVersion, Objects objects) {
    private static final int SCHEMA_VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Objects(List<StatedPart> entries) {}

    /** A part, as the report states it: so many entries in so many bytes; sha256 in lower-case hexadecimal. */
    record StatedPart(String key, long count, long bytes, String sha256) {}

    /** @throws RestoreException if it is no report that this restore can read */
    static Report read(String key, byte[] json) {
        try {
            var report = JSON.readValue(json, Report.class);
            if (report.schemaVersion == SCHEMA_VERSION) {
                return report;
            }
        } catch (JacksonException e) {
            throw new RestoreException(key + " is not a report.", e);
        }
        throw new RestoreException(key + " is not a report of schemaVersion " + SCHEMA_VERSION
                + ": restore it with the release that wrote it.");
    }

    List<StatedPart> parts() {
        return objects.entries;
    }
}
