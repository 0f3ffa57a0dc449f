package tallybook.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Requests made of the corpus, none of which need make sense: each follows from its own seed alone. */
record FuzzedRequests(FuzzCorpus corpus) {

    APIGatewayProxyRequestEvent request(long seed) {
        var random = new Random(seed);
        var mutator = new ByteMutator(corpus, random);
        var body = corpus.anyBody(random);
        var event = new APIGatewayProxyRequestEvent().withHttpMethod("POST").withPath("/post");
        setBody(event, mutator, mutator.mutate(body.bytes()), random);
        setHeaders(event, mutator, body.contentType(), random);
        return event;
    }

    private void setBody(APIGatewayProxyRequestEvent event, ByteMutator mutator, byte[] bytes, Random random) {
        switch (random.nextInt(24)) {
            case 0 ->
                event.withBody(FuzzCorpus.anyOf(corpus.base64Texts(), random))
                        .withIsBase64Encoded(random.nextInt(4) > 0);
            case 1 -> event.withBody(null).withIsBase64Encoded(flag(random));
            case 2 ->
                event.withBody(new String(bytes, StandardCharsets.ISO_8859_1)).withIsBase64Encoded(flag(random));
            case 3, 4, 5, 9, 10, 11, 12, 13, 14 ->
                event.withBody(text(bytes, random)).withIsBase64Encoded(false);
            case 6 -> event.withBody(base64(mutator.mutate(gzip(bytes)))).withIsBase64Encoded(true);
            case 7 -> event.withBody(base64(gzipMembers(bytes, random))).withIsBase64Encoded(true);
            case 8 ->
                event.withBody(text(mutator.mutate(base64(bytes).getBytes(StandardCharsets.US_ASCII)), random))
                        .withIsBase64Encoded(true);
            default -> event.withBody(base64(bytes)).withIsBase64Encoded(true);
        }
    }

    private static @Nullable Boolean flag(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> true;
            case 1 -> false;
            default -> null;
        };
    }

    /** The text of the bytes, now and then with half of a surrogate pair in it. */
    private static String text(byte[] bytes, Random random) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        int at = random.nextInt(text.length() + 1);
        return random.nextInt(10) == 0 ? text.substring(0, at) + "\ud83d" + text.substring(at) : text;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] gzip(byte[] bytes) {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static byte[] gzipMembers(byte[] bytes, Random random) {
        int middle = random.nextInt(bytes.length + 1);
        var members = new ByteArrayOutputStream();
        members.writeBytes(gzip(Arrays.copyOf(bytes, middle)));
        for (int empty = random.nextInt(3); empty > 0; empty--) {
            members.writeBytes(gzip(new byte[0]));
        }
        members.writeBytes(gzip(Arrays.copyOfRange(bytes, middle, bytes.length)));
        return members.toByteArray();
    }

    private void setHeaders(
            APIGatewayProxyRequestEvent event, ByteMutator mutator, @Nullable String contentType, Random random) {
        Map<String, @Nullable String> single = new HashMap<>();
        Map<String, @Nullable List<@Nullable String>> multi = new HashMap<>();
        if (contentType != null) {
            single.put("Content-Type", contentType);
        }
        for (int headers = Math.max(0, random.nextInt(5) - 2); headers > 0; headers--) {
            var header = FuzzCorpus.anyOf(corpus.headers(), random);
            var name = oddCase(header.name(), random);
            var value = value(header.value(), mutator, random);
            if (random.nextInt(3) > 0) {
                single.put(name, value);
            } else {
                multi.put(name, values(value, random));
            }
        }
        if (!single.isEmpty() || random.nextBoolean()) {
            event.setHeaders(single);
        }
        if (!multi.isEmpty() || random.nextBoolean()) {
            event.setMultiValueHeaders(multi);
        }
    }

    private static String oddCase(String name, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> name.toLowerCase(Locale.ROOT);
            case 1 -> name.toUpperCase(Locale.ROOT);
            default -> name;
        };
    }

    private static @Nullable String value(String value, ByteMutator mutator, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> new String(mutator.mutate(value.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
            case 2 -> value + random.nextInt();
            default -> value;
        };
    }

    private static @Nullable List<@Nullable String> values(@Nullable String value, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> List.of();
            case 2 -> Arrays.asList(value, null);
            case 3 -> Arrays.asList(value, value);
            default -> Arrays.asList(value);
        };
    }
}
