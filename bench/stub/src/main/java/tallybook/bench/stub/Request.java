package tallybook.bench.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/**
 * An HTTP request.
 *
 * @param target the path and the query
 * @param headers by their names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares requests.
record Request(String method, String target, Map<String, String> headers, byte[] body) {
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String text() {
        return new String(body, UTF_8);
    }
}
