package tallybook.local;

import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Serves the bucket's objects under their keys, with the content type that they were stored with. */
final class BucketObjects implements Route {
    private final S3Client s3;

    BucketObjects(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public void answer(Request request, Response response, Callback callback) throws IOException {
        String key = request.getHttpURI().getPath().substring(1);
        try (ResponseInputStream<GetObjectResponse> object =
                s3.getObject(get -> get.bucket(LocalS3.BUCKET_NAME).key(key))) {
            describe(object.response(), response.getHeaders());
            try (OutputStream out = Content.Sink.asOutputStream(response)) {
                object.transferTo(out);
            }
            callback.succeeded();
        } catch (NoSuchKeyException _) {
            Problem.notFound(RequestId.of(request)).write(response, callback);
        }
    }

    private static void describe(GetObjectResponse object, HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, object.contentType());
        headers.put(HttpHeader.CONTENT_LENGTH, object.contentLength());
        headers.put("X-Content-Type-Options", "nosniff");
    }
}
