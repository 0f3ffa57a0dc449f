package tallybook.ingest;

import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells the troubles of DynamoDB and of the network, which pass, from mistakes of ours, which do not. */
final class TransientError {
    private TransientError() {}

    /** False for a missing permission, table or credential, for example: the same request would only fail again. */
    static boolean is(SdkException e) {
        return switch (e) {
            case AwsServiceException service -> isOfService(service);
            case ApiCallTimeoutException _, ApiCallAttemptTimeoutException _ -> true;
            // An answer with a wrong checksum is retryable; a refused, reset or silent connection is an IOException.
            default -> e.retryable() || hasIoCause(e);
        };
    }

    private static boolean isOfService(AwsServiceException e) {
        return e.isThrottlingException() || e.statusCode() >= 500 || isBrokenOff(e);
    }

    /** DynamoDB names the error in each of its 400s. */
    private static boolean isBrokenOff(AwsServiceException e) {
        return e.statusCode() == 400 && e.awsErrorDetails().errorCode() == null;
    }

    private static boolean hasIoCause(SdkException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
