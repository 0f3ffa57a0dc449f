package tallybook.ingest.dynamodb;

import java.nio.ByteBuffer;
import software.amazon.awssdk.crt.http.HttpRequestBodyStream;

/** Bytes that are read to be signed, and once more to be sent. */
final class BodyStream implements HttpRequestBodyStream {
    private final ByteBuffer rest;

    BodyStream(byte[] bytes) {
        rest = ByteBuffer.wrap(bytes);
    }

    @Override
    public boolean sendRequestBody(ByteBuffer out) {
        int count = Math.min(out.remaining(), rest.remaining());
        out.put(rest.slice(rest.position(), count));
        rest.position(rest.position() + count);
        return !rest.hasRemaining();
    }

    @Override
    public boolean resetPosition() {
        rest.rewind();
        return true;
    }

    @Override
    public long getLength() {
        return rest.capacity();
    }
}
