package tallybook.ingest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Why a request or one of its entries is refused, answered as RFC 9457 problem details. */
final class Problem extends RuntimeException implements Answer {

    /** How long a sender waits before the next try: DynamoDB's bursts pass in seconds. */
    static final String RETRY_AFTER_SECONDS = "5";

    /**
     * A place in the body that is at fault.
     *
     * @param pointer a JSON Pointer (RFC 6901), from the body's root, or from the line's in NDJSON
     */
    record Fault(String pointer, String detail) {}

    private final ProblemType type;
    private final String detail;
    private final List<Fault> faults;

    private Problem(ProblemType type, String detail, List<Fault> faults, Optional<Throwable> cause) {
        // An expected answer, made often: a stack trace would cost much and tell nothing.
        super(detail, cause.orElse(null), false, false);
        this.type = type;
        this.detail = detail;
        this.faults = faults;
    }

    Problem(ProblemType type, String detail) {
        this(type, detail, List.of(), Optional.empty());
    }

    /** A problem with a place. */
    static Problem at(String pointer, ProblemType type, String detail) {
        return new Problem(type, detail, List.of(new Fault(pointer, detail)), Optional.empty());
    }

    /** A problem that another system caused: the log names the cause's class, the answer does not. */
    static Problem causedBy(Throwable cause, ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Optional.of(cause));
    }

    ProblemType type() {
        return type;
    }

    @Override
    public ProxyResponse toResponse(String requestId) {
        var body = JsonText.of(json -> {
            json.writeStartObject();
            writeMembers(json);
            json.writeStringProperty("requestId", requestId);
            json.writeEndObject();
        });
        var headers = type.isRetryable() ? Map.of("Retry-After", RETRY_AFTER_SECONDS) : Map.<String, String>of();
        return new ProxyResponse(type.status(), "application/problem+json", headers, body);
    }

    /** Writes the problem as it stands in a batch's result, where no request id belongs. */
    void write(JsonGenerator json) {
        json.writeStartObject();
        writeMembers(json);
        json.writeEndObject();
    }

    private void writeMembers(JsonGenerator json) {
        json.writeStringProperty("type", type.uri());
        json.writeStringProperty("title", type.title());
        json.writeNumberProperty("status", type.status());
        json.writeStringProperty("detail", detail);
        if (!faults.isEmpty()) {
            json.writeArrayPropertyStart("errors");
            for (Fault fault : faults) {
                json.writeStartObject();
                json.writeStringProperty("pointer", fault.pointer());
                json.writeStringProperty("detail", fault.detail());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    @Override
    public String logText() {
        var cause = getCause();
        return "problem=" + type.problemName()
                + (cause == null ? "" : " cause=" + cause.getClass().getSimpleName());
    }
}
