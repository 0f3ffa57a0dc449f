package tallybook.ingest.dynamodb;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.crt.http.HttpRequest;

/** Sends nothing anywhere, and says that all is well. */
final class NoTransport implements Transport {
    private static final HttpAnswer ACKNOWLEDGEMENT =
            new HttpAnswer(200, Map.of("x-amz-crc32", "2745614147"), "{}".getBytes(StandardCharsets.UTF_8));

    @Override
    public HttpAnswer post(HttpRequest request, Duration timeMax) {
        return ACKNOWLEDGEMENT;
    }

    @Override
    public void close() {}
}
