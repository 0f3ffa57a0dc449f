package tallybook.ingest;

import java.util.Map;
import java.util.function.Function;
import tallybook.item.Retention;

/** The function's environment variables, checked. */
record Settings(String tableName, IdPointer idPointer, Retention retention) {

    static Settings of(Map<String, String> environment) {
        return new Settings(
                parse(environment, "TABLE_NAME", Settings::tableName),
                parse(environment, "ID_POINTER", IdPointer::parse),
                parse(environment, "RETENTION_DAYS", Retention::parse));
    }

    private static String tableName(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("the DynamoDB table's name");
        }
        return value;
    }

    private static <T> T parse(Map<String, String> environment, String name, Function<String, T> parser) {
        var value = environment.getOrDefault(name, "");
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The environment variable " + name + " must be " + e.getMessage() + "; it is '" + value + "'.", e);
        }
    }
}
