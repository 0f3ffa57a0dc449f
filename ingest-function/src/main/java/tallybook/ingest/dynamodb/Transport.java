package tallybook.ingest.dynamodb;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.crt.http.HttpRequest;

/** Takes a signed request to DynamoDB and brings its answer. */
interface Transport extends AutoCloseable {

    /**
     * Sends a request and waits for the whole answer, whatever its status.
     *
     * @throws IOException if there is none
     * @throws TimeoutException if it does not come in time
     */
    HttpAnswer post(HttpRequest request, Duration timeMax) throws IOException, TimeoutException, InterruptedException;

    @Override
    void close();
}
