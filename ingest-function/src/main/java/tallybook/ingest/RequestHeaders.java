package tallybook.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request's headers, by names in any case. */
record RequestHeaders(
        @Nullable Map<String, String> single, @Nullable Map<String, List<String>> multi) {

    static RequestHeaders of(APIGatewayProxyRequestEvent event) {
        return new RequestHeaders(event.getHeaders(), event.getMultiValueHeaders());
    }

    /** The header's value; several are joined by commas, as RFC 9110, 5.3 says. */
    Optional<String> find(String name) {
        var value = named(name, multi)
                .flatMap(List::stream)
                .filter(each -> each != null)
                .collect(Collectors.joining(", "));
        return value.isEmpty()
                ? named(name, single).filter(each -> each != null).findFirst()
                : Optional.of(value);
    }

    private static <V> Stream<V> named(String name, @Nullable Map<String, V> headers) {
        return headers == null
                ? Stream.empty()
                : headers.entrySet().stream()
                        .filter(header -> name.equalsIgnoreCase(header.getKey()) && header.getValue() != null)
                        .map(Map.Entry::getValue);
    }
}
