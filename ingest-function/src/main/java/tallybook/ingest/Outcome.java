package tallybook.ingest;

import java.util.Map;

/** What became of one entry. */
sealed interface Outcome extends Answer {

    /** Whether the same entry, not stored now, can be later. */
    default boolean isRetryable() {
        return this instanceof Refused(Problem problem) && problem.type().isRetryable();
    }

    /** The entry is new, and DynamoDB has acknowledged it. */
    record Stored(Receipt receipt) implements Outcome {
        @Override
        public ProxyResponse toResponse(String requestId) {
            return new ProxyResponse(201, "application/json", Map.of(), receipt.toJson());
        }

        @Override
        public String logText() {
            return "stored";
        }
    }

    /** The same entry was stored before; the receipt is the first one. */
    record Replayed(Receipt receipt) implements Outcome {
        @Override
        public ProxyResponse toResponse(String requestId) {
            var headers = Map.of("Idempotent-Replayed", "true");
            return new ProxyResponse(200, "application/json", headers, receipt.toJson());
        }

        @Override
        public String logText() {
            return "replayed";
        }
    }

    /** The entry is not stored. */
    record Refused(Problem problem) implements Outcome, Candidate {
        @Override
        public ProxyResponse toResponse(String requestId) {
            return problem.toResponse(requestId);
        }

        @Override
        public String logText() {
            return problem.logText();
        }
    }
}
