package tallybook.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/** Builds the event that API Gateway sends a function: proxy event, payload 1.0, every media type binary. */
final class ProxyEvent {
    private static final String RESOURCE = "/post";
    private static final String STAGE = "Prod";

    private ProxyEvent() {}

    static APIGatewayProxyRequestEvent of(Request request, byte[] body, Instant receivedAt) {
        Map<String, List<String>> headers = values(request.getHeaders());
        Map<String, List<String>> query = query(request.getHttpURI().getQuery());
        var event = new APIGatewayProxyRequestEvent()
                .withResource(RESOURCE)
                .withPath(RESOURCE)
                .withHttpMethod(request.getMethod())
                .withHeaders(lastValues(headers))
                .withMultiValueHeaders(headers)
                .withRequestContext(context(request, receivedAt))
                .withIsBase64Encoded(body.length > 0);
        if (!query.isEmpty()) {
            event.withQueryStringParameters(lastValues(query)).withMultiValueQueryStringParameters(query);
        }
        if (body.length > 0) {
            event.withBody(Base64.getEncoder().encodeToString(body));
        }
        return event;
    }

    private static ProxyRequestContext context(Request request, Instant receivedAt) {
        var context = new ProxyRequestContext()
                .withAccountId("123456789012")
                .withApiId("local")
                .withStage(STAGE)
                .withResourceId("local")
                .withResourcePath(RESOURCE)
                .withPath("/" + STAGE + RESOURCE)
                .withHttpMethod(request.getMethod())
                .withRequestId(RequestId.of(request))
                .withIdentity(new RequestIdentity()
                        .withSourceIp(Request.getRemoteAddr(request))
                        .withUserAgent(request.getHeaders().get(HttpHeader.USER_AGENT)));
        context.setProtocol(request.getConnectionMetaData().getProtocol());
        context.setRequestTimeEpoch(receivedAt.toEpochMilli());
        return context;
    }

    private static Map<String, List<String>> values(HttpFields headers) {
        var values = new LinkedHashMap<String, List<String>>();
        for (HttpField header : headers) {
            values.computeIfAbsent(header.getName(), headers::getValuesList);
        }
        return values;
    }

    /** What cannot be decoded is taken as it stands: no function here reads a query, so none is worth a refusal. */
    private static Map<String, List<String>> query(@Nullable String encoded) {
        var values = new LinkedHashMap<String, List<String>>();
        if (encoded != null) {
            boolean allowBadPercent = true;
            boolean allowBadUtf8 = true;
            boolean allowTruncatedUtf8 = true;
            var _ = UrlEncoded.decodeUtf8To(
                    encoded,
                    0,
                    encoded.length(),
                    (name, value) ->
                            values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value),
                    allowBadPercent,
                    allowBadUtf8,
                    allowTruncatedUtf8);
        }
        return values;
    }

    private static Map<String, String> lastValues(Map<String, List<String>> values) {
        var last = new LinkedHashMap<String, String>();
        values.forEach((name, all) -> last.put(name, all.getLast()));
        return last;
    }
}
