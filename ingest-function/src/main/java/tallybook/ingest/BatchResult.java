package tallybook.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/** What became of a batch: one outcome an entry, in order. */
record BatchResult(List<Outcome> outcomes) implements Answer {

    private long count(Class<? extends Outcome> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
    }

    private boolean isRetryable() {
        return outcomes.stream().anyMatch(Outcome::isRetryable);
    }

    private int status() {
        long refused = count(Outcome.Refused.class);
        if (refused == 0) {
            return 200;
        }
        if (refused < outcomes.size()) {
            return 207;
        }
        return isRetryable() ? 503 : 422;
    }

    @Override
    public ProxyResponse toResponse(String requestId) {
        int status = status();
        var headers = status == 503 ? Map.of("Retry-After", Problem.RETRY_AFTER_SECONDS) : Map.<String, String>of();
        return new ProxyResponse(status, "application/json", headers, JsonText.of(this::write));
    }

    private void write(JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("stored", count(Outcome.Stored.class));
        json.writeNumberProperty("replayed", count(Outcome.Replayed.class));
        json.writeNumberProperty("rejected", count(Outcome.Refused.class));
        json.writeArrayPropertyStart("results");
        for (int index = 0; index < outcomes.size(); index++) {
            json.writeStartObject();
            json.writeNumberProperty("index", index);
            writeMembers(json, outcomes.get(index));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeMembers(JsonGenerator json, Outcome outcome) {
        switch (outcome) {
            case Outcome.Stored(Receipt receipt) -> {
                json.writeNumberProperty("status", 201);
                receipt.writeMembers(json);
            }
            case Outcome.Replayed(Receipt receipt) -> {
                json.writeNumberProperty("status", 200);
                receipt.writeMembers(json);
            }
            case Outcome.Refused(Problem problem) -> {
                json.writeNumberProperty("status", problem.type().status());
                json.writeBooleanProperty("retryable", problem.type().isRetryable());
                json.writeName("problem");
                problem.write(json);
            }
        }
    }

    @Override
    public String logText() {
        var counts = new TreeMap<String, Integer>();
        outcomes.forEach(outcome -> counts.merge(outcome.logText(), 1, Integer::sum));
        return "batch=" + outcomes.size() + " " + counts;
    }
}
