package tallybook.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.zip.CRC32;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * DynamoDB in place of a network: answers a request, given as its JSON. The client is the SDK's own, with its own rule of
 * what is tried again, but at once.
 */
record CannedDynamoDb(Function<String, Answer> answers) implements SdkHttpClient {
    static final int ATTEMPTS_MAX = 10;

    /**
     * An answer as it travels.
     *
     * @param length after so many bytes it breaks off; beyond the body's own length it does not
     * @param end how it breaks off
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Answer(int status, byte[] body, long crc32, int length, End end) {

        static Answer of(String json) {
            return of(200, json.getBytes(UTF_8));
        }

        static Answer error(int status, String name) {
            return of(
                    status,
                    "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"\"}"
                            .formatted(name)
                            .getBytes(UTF_8));
        }

        private static Answer of(int status, byte[] body) {
            var crc32 = new CRC32();
            crc32.update(body);
            return new Answer(status, body, crc32.getValue(), Integer.MAX_VALUE, End.QUIET);
        }

        /** The same with one bit the other way, the checksum being that of what was meant. */
        Answer flipped(int bit) {
            var flipped = body.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            return new Answer(status, flipped, crc32, length, end);
        }

        Answer brokenOff(int bytes, End how) {
            return new Answer(status, body, crc32, bytes, how);
        }

        private InputStream stream() {
            var sent = new ByteArrayInputStream(Arrays.copyOf(body, Math.min(length, body.length)));
            return end == End.QUIET ? sent : new SequenceInputStream(sent, new Broken(end));
        }
    }

    enum End {
        QUIET,
        RESET,
        /** As the native client's stream ends when the time for an attempt is over. */
        INTERRUPT
    }

    private static final class Broken extends InputStream {
        private final End how;

        Broken(End how) {
            this.how = how;
        }

        @Override
        public int read() throws IOException {
            if (how == End.INTERRUPT) {
                throw new IllegalStateException(new InterruptedException());
            }
            throw new IOException("Connection reset");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }

    DynamoDbClient client() {
        return DynamoDbClient.builder()
                .httpClient(this)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .overrideConfiguration(client -> client.retryStrategy(StandardRetryStrategy.builder()
                        .maxAttempts(ATTEMPTS_MAX)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .circuitBreakerEnabled(false)
                        .build()))
                .build();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                var answer = answers.apply(text(request));
                return HttpExecuteResponse.builder()
                        .response(SdkHttpResponse.builder()
                                .statusCode(answer.status)
                                .putHeader("Content-Type", "application/x-amz-json-1.0")
                                .putHeader("x-amz-crc32", Long.toString(answer.crc32))
                                .build())
                        .responseBody(AbortableInputStream.create(answer.stream()))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    private static String text(HttpExecuteRequest request) {
        try (var content = request.contentStreamProvider().orElseThrow().newStream()) {
            return new String(content.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
