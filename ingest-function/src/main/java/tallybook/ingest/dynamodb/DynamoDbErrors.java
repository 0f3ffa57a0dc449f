package tallybook.ingest.dynamodb;

import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import tallybook.item.ItemSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Tells an acknowledgement of DynamoDB from an error, which becomes the SDK's own exception. */
final class DynamoDbErrors {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(ItemSize.BYTES_MAX)
                    .build())
            // A shared table of names would let one sender's names fill it, and refuse those that collide.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private DynamoDbErrors() {}

    /**
     * Returns if the answer acknowledges the request.
     *
     * @throws Crc32MismatchException if its bytes are not those that DynamoDB sent, as far as that can be told
     * @throws DynamoDbException if it is an error
     */
    static void check(HttpAnswer answer) {
        answer.header("x-amz-crc32").ifPresent(sum -> checkSum(answer.body(), sum));
        if (answer.status() != 200) {
            throw read(answer).toException(answer);
        }
        if (!isObject(answer.body())) {
            throw damaged("The acknowledgement is not a JSON object");
        }
    }

    private static boolean isObject(byte[] body) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            parser.skipChildren();
            return isObject && parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static void checkSum(byte[] body, String expected) {
        var sum = new CRC32();
        sum.update(body);
        if (!Long.toString(sum.getValue()).equals(expected)) {
            throw damaged("The answer's checksum is not that of its bytes");
        }
    }

    private static Crc32MismatchException damaged(String message) {
        return Crc32MismatchException.builder().message(message).build();
    }

    /** What of an error's body is not JSON is not there. */
    private static ErrorBody read(HttpAnswer answer) {
        String code = null;
        String message = null;
        Map<String, AttributeValue> item = Map.of();
        try (var parser = JSON.createParser(ObjectReadContext.empty(), answer.body())) {
            parser.nextToken();
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                switch (name) {
                    case "__type" -> code = afterHash(parser.getString());
                    case "message", "Message" -> message = parser.getString();
                    case "Item" -> item = ItemJson.read(parser);
                    default -> parser.skipChildren();
                }
            }
            return new ErrorBody(code, message, item);
        } catch (JacksonException | IllegalArgumentException e) {
            return new ErrorBody(null, null, Map.of());
        }
    }

    private static String afterHash(String type) {
        return type.substring(type.indexOf('#') + 1);
    }

    /** An error as DynamoDB writes it. */
    private record ErrorBody(
            @Nullable String code, @Nullable String message, Map<String, AttributeValue> item) {

        AwsServiceException toException(HttpAnswer answer) {
            var exception = "ConditionalCheckFailedException".equals(code)
                    ? ConditionalCheckFailedException.builder().item(item)
                    : DynamoDbException.builder();
            return exception
                    .message(message)
                    .statusCode(answer.status())
                    .requestId(answer.header("x-amzn-requestid").orElse(null))
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .serviceName("DynamoDb")
                            .errorCode(code)
                            .errorMessage(message)
                            .build())
                    .build();
        }
    }
}
