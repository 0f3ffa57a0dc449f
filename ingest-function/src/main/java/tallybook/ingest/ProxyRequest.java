package tallybook.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * What the function needs of API Gateway's event (proxy event, payload 1.0).
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">
 *     Lambda proxy integrations</a>
 */
record ProxyRequest(@Nullable String body, boolean isBase64Encoded, RequestHeaders headers) {

    private static final JsonFactory JSON = JsonFactory.builder()
            // A shared table of names would let senders' header names fill it, and refuse those that collide.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    /**
     * Reads an event; members that are not needed may be anything, and those that are may be null or not there.
     *
     * @throws IllegalArgumentException if it is not API Gateway's, saying why but quoting nothing of it
     */
    static ProxyRequest read(InputStream event) throws IOException {
        var text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            check(parser.nextToken() == JsonToken.START_OBJECT, "is not an object");
            return readMembers(parser);
        } catch (StreamConstraintsException e) {
            throw new IllegalArgumentException("The event is nested too deeply, or has a name that is too long.");
        } catch (JacksonException e) {
            var fault = "is not JSON from character " + e.getLocation().getCharOffset() + " on";
            throw new IllegalArgumentException("The event " + fault + ".");
        }
    }

    private static ProxyRequest readMembers(JsonParser parser) {
        String body = null;
        boolean isBase64Encoded = false;
        var headers = new RequestHeaders.Reader();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "body" -> body = readText(parser);
                case "isBase64Encoded" -> isBase64Encoded = readBoolean(parser);
                case "headers" -> headers.readSingle(parser);
                case "multiValueHeaders" -> headers.readMulti(parser);
                default -> parser.skipChildren();
            }
        }
        return new ProxyRequest(body, isBase64Encoded, headers.headers());
    }

    /** The text of a string, or null where the event has null. */
    static @Nullable String readText(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        check(parser.currentToken() == JsonToken.VALUE_STRING, "has another value where a string belongs");
        return parser.getString();
    }

    private static boolean readBoolean(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default -> throw new IllegalArgumentException("The event has another value where true or false belongs.");
        };
    }

    static void check(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException("The event " + fault + ".");
        }
    }
}
