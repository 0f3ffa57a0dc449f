package tallybook.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A request's headers, by names in any case. */
record RequestHeaders(Map<String, String> single, Map<String, List<String>> multi) {

    /** The header's value; several are joined by commas, as RFC 9110, 5.3 says. */
    Optional<String> find(String name) {
        List<String> several = new ArrayList<>();
        multi.forEach((other, values) -> {
            if (name.equalsIgnoreCase(other)) {
                several.addAll(values);
            }
        });
        if (!several.isEmpty()) {
            return Optional.of(String.join(", ", several));
        }
        for (var header : single.entrySet()) {
            if (name.equalsIgnoreCase(header.getKey())) {
                return Optional.of(header.getValue());
            }
        }
        return Optional.empty();
    }

    /** Reads them from an event, which has each once by its last value, and once with all; nulls count as absent. */
    static final class Reader {
        private final Map<String, String> single = new LinkedHashMap<>();
        private final Map<String, List<String>> multi = new LinkedHashMap<>();

        void readSingle(JsonParser parser) {
            if (isPresent(parser, JsonToken.START_OBJECT, "an object of headers")) {
                for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    var value = ProxyRequest.readText(parser);
                    if (value != null) {
                        single.put(name, value);
                    }
                }
            }
        }

        void readMulti(JsonParser parser) {
            if (isPresent(parser, JsonToken.START_OBJECT, "an object of headers")) {
                for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    multi.put(name, readValues(parser));
                }
            }
        }

        private static List<String> readValues(JsonParser parser) {
            List<String> values = new ArrayList<>();
            if (isPresent(parser, JsonToken.START_ARRAY, "an array of header values")) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    var value = ProxyRequest.readText(parser);
                    if (value != null) {
                        values.add(value);
                    }
                }
            }
            return values;
        }

        private static boolean isPresent(JsonParser parser, JsonToken start, String what) {
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                return false;
            }
            ProxyRequest.check(parser.currentToken() == start, "has another value where " + what + " belongs");
            return true;
        }

        RequestHeaders headers() {
            return new RequestHeaders(single, multi);
        }
    }
}
