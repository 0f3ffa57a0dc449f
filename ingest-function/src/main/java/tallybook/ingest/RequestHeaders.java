package tallybook.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        var several = named(name, multi)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .toList();
        return several.isEmpty() ? named(name, single).findFirst() : Optional.of(String.join(", ", several));
    }

    private static <V> Stream<V> named(String name, @Nullable Map<String, V> headers) {
        return headers == null
                ? Stream.empty()
                : headers.entrySet().stream()
                        .filter(header -> name.equalsIgnoreCase(header.getKey()) && header.getValue() != null)
                        .map(Map.Entry::getValue);
    }
}
