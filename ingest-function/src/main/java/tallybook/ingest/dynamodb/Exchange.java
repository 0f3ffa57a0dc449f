package tallybook.ingest.dynamodb;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.crt.CRT;
import software.amazon.awssdk.crt.http.HttpException;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpStreamBase;
import software.amazon.awssdk.crt.http.HttpStreamBaseResponseHandler;

/** Collects an answer as it comes. */
final class Exchange implements HttpStreamBaseResponseHandler {
    private final CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    private final Map<String, String> headers = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;

    CompletableFuture<HttpAnswer> answer() {
        return answer;
    }

    /** Ends it without an answer. */
    void fail(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    @Override
    public void onResponseHeaders(HttpStreamBase stream, int status, int blockType, HttpHeader[] block) {
        this.status = status;
        for (var header : block) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
    }

    @Override
    public int onResponseBody(HttpStreamBase stream, byte[] bytes) {
        body.writeBytes(bytes);
        return bytes.length;
    }

    @Override
    public void onResponseComplete(HttpStreamBase stream, int errorCode) {
        if (errorCode == CRT.AWS_CRT_SUCCESS) {
            answer.complete(new HttpAnswer(status, headers, body.toByteArray()));
        } else {
            fail(new HttpException(errorCode));
        }
        stream.close();
    }
}
