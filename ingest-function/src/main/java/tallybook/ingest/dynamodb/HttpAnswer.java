package tallybook.ingest.dynamodb;

import java.util.Map;
import java.util.Optional;

/**
 * What a server answered, whole.
 *
 * @param headers by names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
