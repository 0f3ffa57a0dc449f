package tallybook.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The calls of one run, by names that are the same in every run: what is called, and for the how manyth time. The tries
 * of one call share its name.
 */
final class Calls {
    enum Service {
        DYNAMO_DB,
        S3,
        SNS
    }

    /** One try of a call, as it came. */
    record Call(
            String name,
            Service service,
            String method,
            String target,
            Map<String, List<String>> headers,
            SdkBytes body) {}

    private static final Pattern SEGMENT = Pattern.compile("\"Segment\":(\\d+)");
    private static final Pattern PREFIX = Pattern.compile("(?:^|&)prefix=([^&]*)");
    private static final Pattern RUN = Pattern.compile("/run-[^/]+/");

    private final Map<String, String> nameOfInvocation = new LinkedHashMap<>();
    private final Map<String, Integer> invocations = new HashMap<>();

    Call of(HttpExchange exchange, SdkBytes body) {
        var headers = exchange.getRequestHeaders();
        var service = service(
                headers.getOrDefault("X-Amz-Target", List.of()), headers.getOrDefault("Content-Type", List.of()));
        var invocation = Objects.requireNonNull(headers.getFirst("amz-sdk-invocation-id"));
        return new Call(
                name(invocation, kind(service, exchange, body)),
                service,
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(headers),
                body);
    }

    private static Service service(List<String> targets, List<String> contentTypes) {
        if (targets.stream().anyMatch(target -> target.startsWith("DynamoDB_"))) {
            return Service.DYNAMO_DB;
        }
        boolean isForm = contentTypes.stream().anyMatch(type -> type.startsWith("application/x-www-form-urlencoded"));
        return isForm ? Service.SNS : Service.S3;
    }

    private static String kind(Service service, HttpExchange exchange, SdkBytes body) {
        return switch (service) {
            case SNS -> "Publish";
            case DYNAMO_DB -> "Scan of segment " + firstGroup(SEGMENT, body.asUtf8String());
            case S3 -> {
                var uri = exchange.getRequestURI();
                var query = Objects.requireNonNullElse(uri.getRawQuery(), "");
                yield query.contains("list-type=2")
                        ? "List " + maskRun(URLDecoder.decode(firstGroup(PREFIX, query), UTF_8))
                        : exchange.getRequestMethod() + " "
                                + maskRun(uri.getPath().replaceFirst("^/[^/]+/", ""));
            }
        };
    }

    private static String firstGroup(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The text without the run folder's name. */
    static String maskRun(String text) {
        return RUN.matcher(text).replaceAll("/run-X/");
    }

    private synchronized String name(String invocation, String kind) {
        return nameOfInvocation.computeIfAbsent(
                invocation, first -> kind + ", " + invocations.merge(kind, 1, Integer::sum));
    }

    synchronized List<String> names() {
        return List.copyOf(nameOfInvocation.values());
    }
}
