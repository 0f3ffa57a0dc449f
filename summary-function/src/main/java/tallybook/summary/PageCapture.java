package tallybook.summary;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Takes the answers to one segment's scan as they travel, one at a time, and hands the SDK empty ones: it would make
 * several objects of each value, which costs more than all that a summary does with it. Signing, time limits and retries
 * stay the SDK's; a body that is broken off, or is not what its checksum says, is asked for again.
 */
final class PageCapture implements ExecutionInterceptor {
    private static final String CHECKSUM = "x-amz-crc32";
    private static final byte[] EMPTY_PAGE = "{}".getBytes(US_ASCII);

    private final PageBody body = new PageBody();
    private Optional<String> checksum = Optional.empty();
    private boolean isTaken;

    /** Has a client take its answers to here. */
    void addTo(SdkServiceClientConfiguration.Builder client) {
        client.overrideConfiguration(client.overrideConfiguration().copy(with -> with.addExecutionInterceptor(this)));
    }

    /** The body of the last answer, once. */
    PageBody body() {
        if (!isTaken) {
            throw new IllegalStateException("no answer was taken");
        }
        isTaken = false;
        return body;
    }

    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        var response = context.httpResponse();
        if (!response.isSuccessful()) {
            return response;
        }
        checksum = response.firstMatchingHeader(CHECKSUM);
        return response.toBuilder().removeHeader(CHECKSUM).build();
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        if (!context.httpResponse().isSuccessful()) {
            return context.responseBody();
        }
        try (var content = context.responseBody().orElseThrow()) {
            body.readFrom(content);
        } catch (IOException | RuntimeException e) { // the native client's streams throw either
            throw RetryableException.create("A page of the scan was broken off", e);
        }
        if (checksum.isPresent() && !checksum.get().equals(Long.toString(body.crc32()))) {
            throw RetryableException.create("A page of the scan has not the checksum that was sent with it");
        }
        isTaken = true;
        return Optional.of(new ByteArrayInputStream(EMPTY_PAGE));
    }
}
