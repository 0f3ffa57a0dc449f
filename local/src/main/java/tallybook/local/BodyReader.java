package tallybook.local;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads a request's whole body, up to what API Gateway takes. */
final class BodyReader {
    static final int LIMIT_BYTES = 10 * 1024 * 1024;

    private BodyReader() {}

    /**
     * Reads it to its end.
     *
     * @throws TooLargeException as soon as the body is known to be over the limit
     * @throws HttpException.RuntimeException if the client hangs up or stalls, or its chunks are none: the server answers 400
     */
    static byte[] read(Request request) throws TooLargeException {
        if (request.getLength() > LIMIT_BYTES) {
            throw new TooLargeException();
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(LIMIT_BYTES + 1);
            if (body.length > LIMIT_BYTES) {
                throw new TooLargeException();
            }
            return body;
        } catch (IOException e) {
            throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, "The body does not arrive whole.", e);
        }
    }

    /** The body is over the limit. */
    static final class TooLargeException extends Exception {}
}
