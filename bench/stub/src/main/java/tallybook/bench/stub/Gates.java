package tallybook.bench.stub;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The gates of tables: GET /gates/TABLE answers once all segments wait there, DELETE opens it. */
final class Gates {
    static final String PATH = "/gates/";

    /** As many as the segments that the functions read at once. */
    private static final int SEGMENTS = 4;

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    Gate of(Table table) {
        return gates.computeIfAbsent(table.name(), _ -> new Gate(SEGMENTS));
    }

    Answer answer(Request request) {
        var gate = of(Table.named(request.target().substring(PATH.length())));
        if (request.method().equals("DELETE")) {
            gate.open();
            return Answer.NO_CONTENT;
        }
        gate.awaitReached();
        return new Answer("200 OK", Map.of(), List.of());
    }
}
