package tallybook.ingest.dynamodb;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** The headers are those that the SDK's own signer makes of the same request at the same time. */
class SignedRequestsTest {
    private static final URI ENDPOINT = URI.create("https://dynamodb.eu-central-1.amazonaws.com");
    private static final AwsCredentials SESSION = AwsSessionCredentials.create("AKIDEXAMPLE", "secret", "token");
    private static final byte[] SHORT = {'{', '}'};

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT);

    /** What is given to the signer; it makes the others. */
    private static final Set<String> UNSIGNED = Set.of("content-type", "content-length", "x-amz-target");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 400_000})
    void signsABodyOfAnyLength(int length) {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);

        assertSignedAsBySdk(ENDPOINT, "eu-central-1", SESSION, body);
    }

    @ParameterizedTest
    @CsvSource({
        "https://dynamodb.cn-north-1.amazonaws.com.cn, cn-north-1",
        "https://localhost:8443, us-east-1",
        "https://localhost:443, us-east-1",
        "http://localhost:80, us-east-1",
        "http://127.0.0.1:8000/, us-east-1",
        "http://[::1]:8000, us-east-1",
    })
    void signsForAnyEndpoint(URI endpoint, String region) {
        assertSignedAsBySdk(endpoint, region, SESSION, SHORT);
    }

    @Test
    void signsWithoutATokenWhereTheCredentialsHaveNone() {
        assertSignedAsBySdk(ENDPOINT, "eu-central-1", AwsBasicCredentials.create("AKIDEXAMPLE", "secret"), SHORT);
    }

    @Test
    void signsWithoutTheWhiteSpaceAroundCredentials() {
        assertSignedAsBySdk(
                ENDPOINT, "eu-central-1", AwsSessionCredentials.create(" AKIDEXAMPLE", "secret\n", "token\n"), SHORT);
    }

    @Test
    void sendsNoUserOfTheEndpoint() {
        var endpoint = URI.create("http://user:password@localhost:8000");

        assertThat(headers(signed(endpoint, "us-east-1", SESSION, SHORT))).containsEntry("host", "localhost:8000");
    }

    @Test
    void saysThatItCannotSign() {
        assertThatExceptionOfType(SdkClientException.class)
                .isThrownBy(() -> signed(ENDPOINT, "", SESSION, SHORT))
                .withMessageContaining("could not be signed");
    }

    private static void assertSignedAsBySdk(URI endpoint, String region, AwsCredentials credentials, byte[] body) {
        var ours = headers(signed(endpoint, region, credentials, body));

        assertThat(ours).isEqualTo(signedBySdk(ours, endpoint, region, credentials, body));
    }

    private static HttpRequest signed(URI endpoint, String region, AwsCredentials credentials, byte[] body) {
        return new SignedRequests(endpoint, region, () -> credentials).of(body);
    }

    /** By their names in lower case. */
    private static Map<String, String> headers(HttpRequest request) {
        return request.getHeaders().stream()
                .collect(toMap(header -> header.getName().toLowerCase(Locale.ROOT), header -> header.getValue()));
    }

    private static Map<String, String> signedBySdk(
            Map<String, String> ours, URI endpoint, String region, AwsCredentials credentials, byte[] body) {
        var unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .encodedPath("/");
        UNSIGNED.forEach(name -> unsigned.putHeader(name, ours.getOrDefault(name, "missing")));
        var time = TIME.parse(ours.getOrDefault("x-amz-date", "missing"), Instant::from);
        var signed = AwsV4HttpSigner.create()
                .sign(request -> request.request(unsigned.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .identity(credentials)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)));
        return signed.request().headers().entrySet().stream()
                .collect(toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> String.join(",", header.getValue())));
    }
}
