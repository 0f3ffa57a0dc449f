package tallybook.ingest.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.crt.auth.credentials.Credentials;
import software.amazon.awssdk.crt.auth.signing.AwsSigner;
import software.amazon.awssdk.crt.auth.signing.AwsSigningConfig;
import software.amazon.awssdk.crt.http.HttpHeader;
import software.amazon.awssdk.crt.http.HttpRequest;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * PutItem as HTTP requests, with Signature Version 4 by the AWS Common Runtime.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature Version 4</a>
 */
final class SignedRequests {
    private final String host;
    private final String region;
    private final AwsCredentialsProvider credentials;

    /**
     * Requests to an endpoint, whose path and query are not used.
     *
     * @param region the endpoint's
     */
    SignedRequests(URI endpoint, String region, AwsCredentialsProvider credentials) {
        this.host = host(endpoint);
        this.region = region;
        this.credentials = credentials;
    }

    /** As the header has it: without a port that goes without saying. */
    private static String host(URI endpoint) {
        return SdkHttpUtils.isUsingStandardPort(endpoint.getScheme(), endpoint.getPort())
                ? endpoint.getHost()
                : endpoint.getHost() + ":" + endpoint.getPort();
    }

    /**
     * A request of now, with the credentials of now.
     *
     * @throws SdkClientException if there are none, or the request cannot be signed
     */
    HttpRequest of(byte[] body) {
        var identity = credentials.resolveCredentials();
        HttpHeader[] headers = {
            new HttpHeader("Host", host),
            new HttpHeader("Content-Type", "application/x-amz-json-1.0"),
            new HttpHeader("Content-Length", Integer.toString(body.length)),
            new HttpHeader("X-Amz-Target", "DynamoDB_20120810.PutItem"),
        };
        var unsigned = new HttpRequest("POST", "/", headers, new BodyStream(body));
        try (var signing = new AwsSigningConfig()) {
            signing.setRegion(region);
            signing.setService("dynamodb");
            signing.setSignedBodyHeader(AwsSigningConfig.AwsSignedBodyHeaderType.X_AMZ_CONTENT_SHA256);
            signing.setCredentials(credentials(identity));
            return AwsSigner.signRequest(unsigned, signing).join();
        } catch (CompletionException e) {
            throw SdkClientException.create("A request could not be signed", e.getCause());
        }
    }

    private static Credentials credentials(AwsCredentials identity) {
        return new Credentials(
                trimmed(identity.accessKeyId()),
                trimmed(identity.secretAccessKey()),
                identity instanceof AwsSessionCredentials session ? trimmed(session.sessionToken()) : null);
    }

    /** As the SDK's signer takes them: a line end that was pasted with a key is none of it. */
    private static byte[] trimmed(String credential) {
        return credential.strip().getBytes(UTF_8);
    }
}
