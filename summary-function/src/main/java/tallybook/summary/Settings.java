package tallybook.summary;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;

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
            throw new IllegalArgumentException("the environment variable " + variable + " is not set");
        }
        return value;
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("TIME_ZONE is no IANA time zone: " + id, e);
        }
    }

    private static ShowValues showValues(String name) {
        try {
            return ShowValues.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("SHOW_VALUES is none of COMMON, ALL, NONE: " + name, e);
        }
    }
}
