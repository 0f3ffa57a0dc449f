package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Other people's JSON: the documents of nst/JSONTestSuite, by themselves and as a member of an entry. */
class JsonTestSuiteTest {
    private static final Path DOCUMENTS = Path.of("../../shared/corpora/JSONTestSuite/test_parsing");
    private static final Pattern PROBLEM_NAME = Pattern.compile("docs/problems\\.md#([a-z-]+)");

    /** A document whose name does not say all: the answer to it, the answer when it is a member, and why. */
    private static final String PINNED = """
            i_number_double_huge_neg_exp                    | 422 not-an-object    | 422 number-not-storable | below 1E-130
            i_number_huge_exp                               | 422 not-an-object    | 422 number-not-storable | above 1E+126
            i_number_neg_int_huge_exp                       | 422 not-an-object    | 422 number-not-storable | below -1E+126
            i_number_pos_double_huge_exp                    | 422 not-an-object    | 422 number-not-storable | above 1E+126
            i_number_real_neg_overflow                      | 422 not-an-object    | 422 number-not-storable | below -1E+126
            i_number_real_pos_overflow                      | 422 not-an-object    | 422 number-not-storable | above 1E+126
            i_number_real_underflow                         | 422 not-an-object    | 422 number-not-storable | below 1E-130
            i_number_too_big_neg_int                        | 422 not-an-object    | 201                     | 30 digits are kept, though no double has them
            i_number_too_big_pos_int                        | 422 not-an-object    | 201                     | 21 digits are kept, though no long has them
            i_number_very_big_negative_int                  | 422 not-an-object    | 422 number-not-storable | 48 significant digits
            i_object_key_lone_2nd_surrogate                 | 400 invalid-encoding | 400 invalid-encoding    | lone surrogate in a name
            i_string_1st_surrogate_but_2nd_missing          | 400 invalid-encoding | 400 invalid-encoding    | lone surrogate
            i_string_1st_valid_surrogate_2nd_invalid        | 400 invalid-encoding | 400 invalid-encoding    | lone surrogate
            i_string_incomplete_surrogate_and_escape_valid  | 400 invalid-encoding | 400 invalid-encoding    | lone surrogate
            i_string_incomplete_surrogate_pair              | 400 invalid-encoding | 400 invalid-encoding    | lone surrogate
            i_string_incomplete_surrogates_escape_valid     | 400 invalid-encoding | 400 invalid-encoding    | lone surrogates
            i_string_invalid_lonely_surrogate               | 400 invalid-encoding | 400 invalid-encoding    | lone surrogate
            i_string_invalid_surrogate                      | 400 invalid-encoding | 400 invalid-encoding    | lone surrogate
            i_string_inverted_surrogates_U+1D11E            | 400 invalid-encoding | 400 invalid-encoding    | surrogates in the wrong order
            i_string_lone_second_surrogate                  | 400 invalid-encoding | 400 invalid-encoding    | lone surrogate
            i_string_UTF8_surrogate_U+D800                  | 400 invalid-encoding | 400 invalid-encoding    | a surrogate's bytes are not UTF-8
            i_string_UTF-8_invalid_sequence                 | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            i_string_invalid_utf-8                          | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            i_string_lone_utf8_continuation_byte            | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            i_string_not_in_unicode_range                   | 400 invalid-encoding | 400 invalid-encoding    | beyond U+10FFFF
            i_string_overlong_sequence_2_bytes              | 400 invalid-encoding | 400 invalid-encoding    | overlong form
            i_string_overlong_sequence_6_bytes              | 400 invalid-encoding | 400 invalid-encoding    | overlong form
            i_string_overlong_sequence_6_bytes_null         | 400 invalid-encoding | 400 invalid-encoding    | overlong form
            i_string_truncated-utf-8                        | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            i_string_iso_latin_1                            | 400 invalid-encoding | 400 invalid-encoding    | ISO 8859-1
            i_string_UTF-16LE_with_BOM                      | 400 invalid-encoding | 400 invalid-encoding    | UTF-16
            i_string_utf16BE_no_BOM                         | 400 invalid-encoding | 400 invalid-encoding    | UTF-16
            i_string_utf16LE_no_BOM                         | 400 invalid-encoding | 400 invalid-encoding    | UTF-16
            i_structure_500_nested_arrays                   | 422 not-an-object    | 422 too-deep            | 500 levels
            i_structure_UTF-8_BOM_empty_object              | 400 invalid-encoding | 400 malformed-json      | byte-order mark, which within a text is no JSON
            n_array_a_invalid_utf8                          | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            n_array_invalid_utf8                            | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            n_number_invalid-utf-8-in-bigger-int            | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            n_number_invalid-utf-8-in-exponent              | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            n_number_invalid-utf-8-in-int                   | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            n_number_real_with_invalid_utf8_after_e         | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            n_object_lone_continuation_byte_in_key_and_trailing_comma | 400 invalid-encoding | 400 invalid-encoding | not UTF-8
            n_string_invalid-utf-8-in-escape                | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            n_string_invalid_utf8_after_escape              | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            n_structure_lone-invalid-utf-8                  | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            n_structure_single_eacute                       | 400 invalid-encoding | 400 invalid-encoding    | ISO 8859-1
            n_structure_incomplete_UTF8_BOM                 | 400 invalid-encoding | 400 invalid-encoding    | not UTF-8
            n_structure_UTF8_BOM_no_data                    | 400 invalid-encoding | 400 malformed-json      | byte-order mark, which within a text is no JSON
            n_structure_no_data                             | 400 empty-body       | 400 malformed-json      | no bytes
            n_single_space                                  | 400 empty-body       | 400 malformed-json      | white space alone
            y_array_empty                                   | 422 empty-batch      | 201                     | an array is a batch
            y_structure_whitespace_array                    | 422 empty-batch      | 201                     | an array is a batch
            y_array_heterogeneous                           | 207 not-an-object    | 201                     | one element of four is an object
            y_object_duplicated_key                         | 400 duplicate-member | 400 duplicate-member    | RFC 8259 leaves open which member counts
            y_object_duplicated_key_and_value               | 400 duplicate-member | 400 duplicate-member    | RFC 8259 leaves open which member counts
            y_object_empty_key                              | 422 invalid-name     | 422 invalid-name        | DynamoDB stores no empty name
            """;

    /** The pinned documents' columns, by name. */
    private static final Map<String, List<String>> PINNED_BY_NAME = PINNED.lines()
            .map(line -> List.of(line.split(" *\\| ")))
            .collect(Collectors.toUnmodifiableMap(List::getFirst, Function.identity()));

    @Test
    void answersEachDocument() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        documents().forEach((name, document) -> expected.put(name, answerByItself(name, document)));

        assertThat(answers(document -> document)).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void answersAnEntryThatHasEachDocumentAsAMember() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        documents().keySet().forEach(name -> expected.put(name, answerAsMember(name)));

        assertThat(answers("{\"member\":%s}"::formatted)).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void knowsTheSuite() throws IOException {
        var countByKind = documents().keySet().stream()
                .collect(Collectors.groupingBy(name -> name.substring(0, 2), Collectors.counting()));

        assertThat(countByKind).containsOnly(Map.entry("n_", 188L), Map.entry("y_", 95L), Map.entry("i_", 35L));
        assertThat(documents().keySet()).containsAll(PINNED_BY_NAME.keySet());
    }

    private static String answerByItself(String name, String document) {
        if (PINNED_BY_NAME.containsKey(name)) {
            return PINNED_BY_NAME.get(name).get(1);
        }
        return switch (name.charAt(0)) {
            case 'n' -> "400 malformed-json";
            case 'y' -> document.startsWith("{") ? "201" : "422 not-an-object";
            default -> "not pinned";
        };
    }

    private static String answerAsMember(String name) {
        if (PINNED_BY_NAME.containsKey(name)) {
            return PINNED_BY_NAME.get(name).get(2);
        }
        return switch (name.charAt(0)) {
            case 'n' -> "400 malformed-json";
            case 'y' -> "201";
            default -> "not pinned";
        };
    }

    /** The documents by name, a character a byte. */
    private static Map<String, String> documents() throws IOException {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(DOCUMENTS).isDirectory();
        }
        Map<String, String> documents = new TreeMap<>();
        try (var files = Files.newDirectoryStream(DOCUMENTS, "*.json")) {
            for (Path file : files) {
                var name = file.getFileName().toString().replace(".json", "");
                documents.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return documents;
    }

    private static Map<String, String> answers(UnaryOperator<String> bodyOf) throws IOException {
        Map<String, String> answers = new TreeMap<>();
        documents().forEach((name, document) -> {
            var body = bodyOf.apply(document).getBytes(StandardCharsets.ISO_8859_1);
            answers.put(name, inWords(Post.bytes(body).send()));
        });
        return answers;
    }

    /** The status, and the name of the first problem. */
    private static String inWords(APIGatewayProxyResponseEvent response) {
        var problem = PROBLEM_NAME.matcher(response.getBody());
        return response.getStatusCode() + (problem.find() ? " " + problem.group(1) : "");
    }
}
