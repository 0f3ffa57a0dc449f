package tallybook.bench.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;

/** An HTTP answer, its body in pieces, so that a large one is never copied. */
record Answer(String status, Map<String, String> headers, List<byte[]> body) {
    static final Answer NO_CONTENT = new Answer("204 No Content", Map.of(), List.of());

    static Answer xml(String text) {
        return new Answer("200 OK", Map.of("Content-Type", "text/xml"), List.of(text.getBytes(UTF_8)));
    }

    long length() {
        return body.stream().mapToLong(piece -> piece.length).sum();
    }
}
