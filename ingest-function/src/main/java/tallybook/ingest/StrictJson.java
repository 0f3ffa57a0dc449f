package tallybook.ingest;

import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** JSON read to the letter of RFC 8259, in a stream of tokens; what is not JSON becomes a problem with its place. */
final class StrictJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.TEXT_LEVELS_MAX)
                    .maxNumberLength(Limits.BODY_BYTES_MAX)
                    .maxStringLength(Limits.BODY_BYTES_MAX)
                    .maxNameLength(Limits.BODY_BYTES_MAX)
                    .build())
            // A shared table of names would let one sender's names fill it, and refuse those that collide.
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** How Jackson's messages begin for what it refuses though RFC 8259's grammar allows it. */
    private static final Pattern DUPLICATE_NAME = Pattern.compile("Duplicate Object property ");

    private static final Pattern SURROGATE_IN_NAME =
            Pattern.compile("(Broken surrogate pair|Unexpected low surrogate) in property name");

    /** How a form begins: a name, perhaps as people type it, and an equals sign. */
    private static final Pattern FORM = Pattern.compile("\\s*+[\\w%.+*~\\-][\\w%.+*~\\-\\[\\] ]*+=");

    private static final String FORM_HINT =
            " It looks like a form (name=value): send a JSON object instead, such as {\"name\": \"value\"}.";

    private StrictJson() {}

    /** Whether a part of the bytes is what JSON (RFC 8259) calls white space, or nothing. */
    static boolean isWhiteSpace(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\n' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a text that holds one JSON value and nothing else.
     *
     * @param content takes the parser at the value's first token and leaves it at its last
     */
    static <T> T read(String text, Function<JsonParser, T> content) {
        return read(text, SyntaxFault::lineAndColumn, content);
    }

    /**
     * Reads a line of NDJSON in the same way.
     *
     * @param number the line's in the body, from 1
     */
    static <T> T readLine(String line, int number, Function<JsonParser, T> content) {
        return read(line, fault -> fault.columnOfLine(number), content);
    }

    private static <T> T read(String text, Function<SyntaxFault, String> place, Function<JsonParser, T> content) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            try {
                parser.nextToken();
                T value = content.apply(parser);
                if (parser.nextToken() != null) {
                    throw malformed(text, parser.currentTokenLocation(), place);
                }
                return value;
            } catch (StreamConstraintsException e) {
                throw Problem.at(
                        Place.of(parser),
                        ProblemType.TOO_DEEP,
                        "The JSON is nested more than " + Limits.TEXT_LEVELS_MAX + " levels deep.");
            } catch (JacksonException e) {
                if (begins(e, DUPLICATE_NAME)) {
                    throw duplicateMember(parser);
                }
                if (begins(e, SURROGATE_IN_NAME)) {
                    throw loneSurrogate(parser);
                }
                throw malformed(text, e.getLocation(), place);
            }
        }
    }

    private static boolean begins(JacksonException e, Pattern message) {
        return message.matcher(e.getOriginalMessage()).lookingAt();
    }

    private static Problem duplicateMember(JsonParser parser) {
        return Problem.at(
                Place.of(parser), ProblemType.DUPLICATE_MEMBER, "The object has a member of this name already.");
    }

    private static Problem loneSurrogate(JsonParser parser) {
        return Problem.at(
                Place.ofObject(parser),
                ProblemType.INVALID_ENCODING,
                "A member name of the object has a lone surrogate.");
    }

    /** Jackson's own message may quote the sender's values, so only its place is told. */
    private static Problem malformed(String text, TokenStreamLocation metAt, Function<SyntaxFault, String> place) {
        var fault = SyntaxFault.metAt(text, Math.toIntExact(metAt.getCharOffset()));
        var detail = "The text is not JSON (RFC 8259) at " + place.apply(fault) + ".";
        return new Problem(ProblemType.MALFORMED_JSON, FORM.matcher(text).lookingAt() ? detail + FORM_HINT : detail);
    }
}
