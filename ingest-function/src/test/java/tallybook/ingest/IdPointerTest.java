package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an entry's id is, for any pointer that may be set. */
class IdPointerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "/id            | {\"id\": \"a\"}                                  | a",
                "/id            | {\"a\": {\"id\": \"b\"}, \"b\": [{\"id\": 1}]}   | -",
                "/id            | {\"ID\": \"a\", \"i\\u0064\": 7}                 | 7",
                "/id            | {\"id\": null}                                   | -",
                "/id            | {}                                               | -",
                "/order/number  | {\"number\": 1, \"order\": {\"number\": \"a\"}, \"z\": {\"number\": 2}} | a",
                "/order/number  | {\"order\": {\"x\": {\"number\": 1}}}            | -",
                "/order/number  | {\"order\": {\"number\": null}}                  | -",
                "/order/number  | {\"other\": {\"number\": 1}}                     | -",
                "/order/number  | {\"order\": \"number\"}                          | -",
                "/order/number  | {\"order\": null}                                | -",
                "/order/number  | {\"order\": [{\"number\": 1}]}                   | -",
                "/order/number  | {\"order/number\": 1}                            | -",
                "/a~1b          | {\"a/b\": \"c\", \"a~1b\": \"d\", \"a\": {\"b\": 1}} | c",
                "/a~0b          | {\"a~b\": \"c\", \"a~0b\": \"d\"}                | c",
                "/~01/~10       | {\"~1\": {\"/0\": \"c\"}, \"/\": {\"~\": 1}}     | c",
                "/items/0/id    | {\"items\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}  | a",
                "/items/1/id    | {\"items\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}  | b",
                "/items/2/id    | {\"items\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}  | -",
                "/items/01/id   | {\"items\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}  | -",
                "/items/-/id    | {\"items\": [{\"id\": \"a\"}, {\"id\": \"b\"}]}  | -",
                "/items/0       | {\"items\": [[1], 2]}                            | -",
                "/items/0       | {\"items\": {\"0\": \"a\"}}                      | a",
                "/a/0/1         | {\"a\": [[1, \"b\"], [2, \"c\"]]}                | b",
                "/              | {\"\": 1, \"a\": 2}                              | 1",
                "/\u00e9        | {\"\\u00e9\": \"a\"}                             | a",
                "none           | {\"id\": \"a\", \"none\": \"b\", \"\": \"c\"}    | -"
            })
    void leadsToTheIdAndToNothingElse(String pointer, String entry, @Nullable String id) {
        var found = StrictJson.read(entry, parser -> {
            var reader = new ValueReader(parser);
            reader.read(IdPointer.parse(pointer));
            return reader.idText();
        });

        assertThat(found).isEqualTo(Optional.ofNullable(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/order/number | {\"order\": {\"number\": 1.5}} | /order/number",
                "/a~1b/~0      | {\"a/b\": {\"~\": \"key:1\"}}  | /a~1b/~0",
                "/items/1      | {\"items\": [1, {}]}           | /items/1",
                "/items        | {\"items\": [1]}               | /items"
            })
    void leadsAnIdThatIsNoneToItsRefusal(String pointer, String entry, String refusedAt) {
        var response = Post.text(entry).send(Post.handler(Post.environment("ID_POINTER", pointer)));

        assertThat(response.getStatusCode()).isEqualTo(422);
        assertThat(response.getBody())
                .contains("#invalid-id\"")
                .contains("\"errors\":[{\"pointer\":\"" + refusedAt + "\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/order/number", "/items/0/id", "none"})
    void leavesAnEntryWithoutTheMemberToTheKeyAndElseToANewId(String pointer) {
        var handler = Post.handler(Post.environment("ID_POINTER", pointer));
        var key = Post.newId();
        var entry = "{\"id\": \"a\", \"order\": 1, \"items\": [\"id\"]}";

        assertThat(Post.text(entry).key(key).send(handler).getBody()).startsWith("{\"id\":\"key:" + key + "\",");
        assertThat(Post.text(entry).send(handler).getBody()).matches("\\{\"id\":\"[0-9a-f]{8}-[0-9a-f]{4}-7.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/id", "/a~1b/~0/0", "/", "//", "none"})
    void isWrittenAsItWasSet(String text) {
        assertThat(IdPointer.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id", "#/id", "/~", "/a~", "/~2", "/a/~x", "None", " /id", "$.id"})
    void isAPointerToAMemberOrNone(String text) {
        assertThatThrownBy(() -> IdPointer.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
