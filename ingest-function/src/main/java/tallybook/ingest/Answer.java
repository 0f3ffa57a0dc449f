package tallybook.ingest;

/** What a request is answered with: one entry's outcome, a batch's result, or a problem. */
sealed interface Answer permits Outcome, BatchResult, Problem {

    /** The answer as API Gateway takes it. */
    ProxyResponse toResponse(String requestId);

    /** The answer for the log: outcomes and counts, never content. */
    String logText();
}
