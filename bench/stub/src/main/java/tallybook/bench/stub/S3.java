package tallybook.bench.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/** Buckets that swallow what is put into them, except reports, which the summary reads again. */
final class S3 {
    private static final Pattern PREFIX = Pattern.compile("[?&]prefix=([^&]*)");

    private final Map<String, byte[]> reports = new ConcurrentSkipListMap<>();

    Answer answer(Request request) {
        // The first part of the path is the bucket.
        int slash = request.target().indexOf('/', 1);
        String key = slash < 0 || request.target().contains("list-type=2")
                ? ""
                : request.target().substring(slash + 1).replaceFirst("\\?.*", "");
        return switch (request.method()) {
            case "PUT" -> put(key, request);
            case "GET" -> key.isEmpty() ? list(request.target()) : get(key);
            default -> Answer.NO_CONTENT;
        };
    }

    private Answer put(String key, Request request) {
        if (key.endsWith(".json")) {
            boolean isChunked = request.header("content-encoding").contains("aws-chunked");
            reports.put(key, isChunked ? unchunked(request.body()) : request.body());
        }
        return new Answer("200 OK", Map.of("ETag", "\"d41d8cd98f00b204e9800998ecf8427e\""), List.of());
    }

    private Answer get(String key) {
        byte[] report = reports.get(key);
        return report == null
                ? new Answer("404 Not Found", Map.of(), List.of())
                : new Answer("200 OK", Map.of("Content-Type", "application/json"), List.of(report));
    }

    private Answer list(String target) {
        var found = PREFIX.matcher(target);
        String prefix = found.find() ? URLDecoder.decode(found.group(1), UTF_8) : "";
        return Answer.xml(reports.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> "<Contents><Key>" + key + "</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified>"
                        + "<Size>1</Size></Contents>")
                .collect(joining(
                        "",
                        "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                                + "<IsTruncated>false</IsTruncated>",
                        "</ListBucketResult>")));
    }

    /** The content of a body in the SDK's chunks: each is its length in hexadecimal, a line end, its bytes, a line end. */
    private static byte[] unchunked(byte[] body) {
        var content = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int lineEnd = at;
            while (body[lineEnd] != '\r') {
                lineEnd++;
            }
            String line = new String(body, at, lineEnd - at, ISO_8859_1);
            int length = Integer.parseInt(line.replaceFirst(";.*", ""), 16);
            if (length == 0) {
                return content.toByteArray();
            }
            int start = lineEnd + "\r\n".length();
            content.writeBytes(Arrays.copyOfRange(body, start, start + length));
            at = start + length + "\r\n".length();
        }
    }
}
