package tallybook.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a body into entries, and gives each its id. */
final class EntryReader {
    private final IdPointer idPointer;
    private final GeneratedIds generatedIds;

    EntryReader(IdPointer idPointer, GeneratedIds generatedIds) {
        this.idPointer = idPointer;
        this.generatedIds = generatedIds;
    }

    /**
     * Reads the whole body before anything of it is stored.
     *
     * @throws Problem if none of it can be
     */
    Submission read(RequestBody body, Optional<IdempotencyKey> key) {
        var submission = switch (body.mediaType()) {
            case JSON -> StrictJson.read(Utf8.decode(body.bytes()), parser -> readText(parser, key));
            case NDJSON -> readLines(body.bytes(), key);
        };
        if (submission instanceof Submission.Batch(List<Candidate> candidates) && candidates.isEmpty()) {
            throw new Problem(ProblemType.EMPTY_BATCH, "The array is empty: send at least one object in it.");
        }
        return submission;
    }

    private Submission readText(JsonParser parser, Optional<IdempotencyKey> key) {
        return parser.currentToken() == JsonToken.START_ARRAY
                ? readArray(parser, key)
                : new Submission.Single(readEntry(parser, "", key, OptionalInt.empty()));
    }

    private Submission readArray(JsonParser parser, Optional<IdempotencyKey> key) {
        List<Candidate> candidates = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int index = candidates.size();
            candidates.add(readEntry(parser, "/" + index, key, OptionalInt.of(index)));
            Submission.Batch.checkCount(candidates.size());
        }
        return new Submission.Batch(candidates);
    }

    private Submission readLines(byte[] bytes, Optional<IdempotencyKey> key) {
        List<Candidate> candidates = new ArrayList<>();
        int start = 0;
        for (int number = 1; start < bytes.length; number++) {
            int end = endOfLine(bytes, start);
            if (!StrictJson.isWhiteSpace(bytes, start, end)) {
                var line = Arrays.copyOfRange(bytes, start, end);
                candidates.add(readLine(line, number, key, candidates.size()));
                Submission.Batch.checkCount(candidates.size());
            }
            start = end + 1;
        }
        return new Submission.Batch(candidates);
    }

    private static int endOfLine(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private Candidate readLine(byte[] line, int number, Optional<IdempotencyKey> key, int index) {
        try {
            return StrictJson.readLine(
                    Utf8.decode(line), number, parser -> readEntry(parser, "", key, OptionalInt.of(index)));
        } catch (Problem problem) {
            return new Outcome.Refused(problem);
        }
    }

    private Candidate readEntry(JsonParser parser, String pointer, Optional<IdempotencyKey> key, OptionalInt index) {
        boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
        var reader = new ValueReader(parser);
        var value = reader.read(idPointer);
        if (!isObject) {
            return new Outcome.Refused(Problem.at(
                    pointer, ProblemType.NOT_AN_OBJECT, "An entry is a JSON object; this is another value."));
        }
        return reader.refusal()
                .<Candidate>map(Outcome.Refused::new)
                .orElseGet(() -> new Entry(id(reader.idText(), key, index), value.m(), reader.bytes()));
    }

    /** The entry's own id, else the key's, else a new one. */
    private EntryId id(Optional<String> text, Optional<IdempotencyKey> key, OptionalInt index) {
        return text.map(EntryId::ofMember)
                .or(() -> key.map(k -> index.isPresent() ? EntryId.of(k, index.getAsInt()) : EntryId.of(k)))
                .orElseGet(generatedIds::next);
    }
}
