package tallybook.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends what a function returned, as API Gateway does; members that it left out are empty. */
final class ProxyAnswer {
    private ProxyAnswer() {}

    static void write(APIGatewayProxyResponseEvent answer, Response response, Callback callback) {
        byte[] body = body(answer);
        response.setStatus(answer.getStatusCode());
        HttpFields.Mutable headers = response.getHeaders();
        if (answer.getHeaders() != null) {
            answer.getHeaders().forEach(headers::put);
        }
        if (answer.getMultiValueHeaders() != null) {
            answer.getMultiValueHeaders().forEach((name, values) -> {
                headers.remove(name);
                values.forEach(value -> headers.add(name, value));
            });
        }
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static byte[] body(APIGatewayProxyResponseEvent answer) {
        String body = Objects.requireNonNullElse(answer.getBody(), "");
        return Boolean.TRUE.equals(answer.getIsBase64Encoded())
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }
}
