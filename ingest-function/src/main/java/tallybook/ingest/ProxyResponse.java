package tallybook.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * What API Gateway answers a sender.
 *
 * @param headers beside the content type
 */
record ProxyResponse(int statusCode, String contentType, Map<String, String> headers, String body) {

    /** Writes it in the form that API Gateway takes from a function. */
    void writeTo(OutputStream out) throws IOException {
        out.write(JsonText.of(this::write).getBytes(StandardCharsets.UTF_8));
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("statusCode", statusCode);
        json.writeObjectPropertyStart("headers");
        json.writeStringProperty("Content-Type", contentType);
        headers.forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeStringProperty("body", body);
        json.writeBooleanProperty("isBase64Encoded", false);
        json.writeEndObject();
    }
}
