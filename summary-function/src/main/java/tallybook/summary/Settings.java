package tallybook.summary;

import java.time.ZoneId;
import java.util.Map;
import tallybook.summary.report.ShowValues;

/** The function's settings, read from its environment variables when it starts. */
record Settings(String tableName, String bucketName, ZoneId zone, ShowValues showValues) {

    /** @throws IllegalArgumentException naming a variable that is missing or malformed */
    static Settings of(Map<String, String> environment) {
        return new Settings(
                required(environment, "TABLE_NAME"),
                required(environment, "BUCKET_NAME"),
                zone(required(environment, "TIME_ZONE")),
                showValues(required(environment, "SHOW_VALUES")));
    }

    static String required(Map<String, String> environment, String variable) {
        String value = environment.getOrDefault(variable, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The environment variable " + variable + " must be set.");
        }
        return value;
    }

    private static ZoneId zone(String id) {
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            throw new IllegalArgumentException(
                    "The environment variable TIME_ZONE must be an IANA time zone; it is '" + id + "'.");
        }
        return ZoneId.of(id);
    }

    private static ShowValues showValues(String name) {
        try {
            return ShowValues.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The environment variable SHOW_VALUES must be COMMON, ALL or NONE; it is '" + name + "'.", e);
        }
    }
}
