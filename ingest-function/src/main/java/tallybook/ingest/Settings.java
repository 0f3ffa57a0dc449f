package tallybook.ingest;

import java.util.Map;
import java.util.function.Function;

/** The function's environment variables, checked. */
record Settings(String tableName, IdPointer idPointer, Retention retention) {

    static Settings of(Map<String, String> environment) {
        return new Settings(
                parse("TABLE_NAME", environment.getOrDefault("TABLE_NAME", ""), Settings::tableName),
                parse("ID_POINTER", environment.getOrDefault("ID_POINTER", "/id"), IdPointer::parse),
                parse("RETENTION_DAYS", environment.getOrDefault("RETENTION_DAYS", "0"), Retention::parse));
    }

    private static String tableName(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("the DynamoDB table's name");
        }
        return value;
    }

    private static <T> T parse(String name, String value, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The environment variable " + name + " must be " + e.getMessage() + "; it is '" + value + "'.", e);
        }
    }
}
