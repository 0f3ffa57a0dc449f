package tallybook.ingest;

import java.util.Locale;

/** What can be wrong with a request, each explained under its name in docs/problems.md. */
enum ProblemType {
    EMPTY_BODY(400, "The body is empty"),
    MALFORMED_JSON(400, "The body is not JSON"),
    DUPLICATE_MEMBER(400, "A member name appears twice in one object"),
    INVALID_ENCODING(400, "The body is not encoded as it must be"),
    INVALID_IDEMPOTENCY_KEY(400, "The Idempotency-Key header is malformed"),
    ID_CONFLICT(409, "The id belongs to another entry"),
    ENTRY_TOO_LARGE(413, "The entry is too large to store"),
    BODY_TOO_LARGE(413, "The body is too large"),
    BATCH_TOO_LARGE(413, "The batch has too many entries"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    NOT_AN_OBJECT(422, "The entry is not an object"),
    TOO_DEEP(422, "The entry is nested too deep"),
    NUMBER_NOT_STORABLE(422, "A number cannot be stored without loss"),
    INVALID_NAME(422, "A member name cannot be stored"),
    INVALID_ID(422, "The entry's id is not usable"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another entry"),
    EMPTY_BATCH(422, "The batch has no entries"),
    STORAGE_UNAVAILABLE(503, "The entry could not be stored now");

    private static final String DOCUMENTATION = "https://github.com/tallybook/tallybook/blob/main/docs/problems.md#";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** The name in the type's URI and in docs/problems.md, such as {@code malformed-json}. */
    String problemName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String uri() {
        return DOCUMENTATION + problemName();
    }

    /** Whether the same request can succeed later. */
    boolean isRetryable() {
        return this == STORAGE_UNAVAILABLE;
    }
}
