package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallybook.item.Retention;
import tools.jackson.core.JsonPointer;

class SettingsTest {

    @Test
    void readsWhatIsSet() {
        assertThat(Settings.of(Map.of("TABLE_NAME", "T", "ID_POINTER", "/a", "RETENTION_DAYS", "0")))
                .isEqualTo(new Settings("T", new IdPointer(Optional.of(JsonPointer.compile("/a"))), new Retention(0)));
        assertThat(Settings.of(Map.of("TABLE_NAME", "T", "ID_POINTER", "none", "RETENTION_DAYS", "15")))
                .isEqualTo(new Settings("T", new IdPointer(Optional.empty()), new Retention(15)));
    }

    @ParameterizedTest
    @CsvSource({
        "TABLE_NAME, ''",
        "ID_POINTER, ''",
        "ID_POINTER, id",
        "ID_POINTER, /~2",
        "RETENTION_DAYS, ''",
        "RETENTION_DAYS, 14",
        "RETENTION_DAYS, -1",
        "RETENTION_DAYS, a week",
        "RETENTION_DAYS, 99999999999"
    })
    void namesTheSettingThatIsEmptyOrMalformed(String name, String value) {
        assertThatThrownBy(() -> Post.handler(Post.environment(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The environment variable " + name + " must be ");
    }

    @ParameterizedTest
    @CsvSource({
        "TABLE_NAME, the DynamoDB table's name",
        "ID_POINTER, 'a JSON Pointer to a member, such as /id, or none'",
        "RETENTION_DAYS, '0, or a whole number of days from 15'"
    })
    void namesTheSettingThatIsMissing(String name, String expected) {
        var environment = new HashMap<>(Post.ENVIRONMENT);
        environment.remove(name);

        assertThatThrownBy(() -> Post.handler(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The environment variable " + name + " must be " + expected + "; it is ''.");
    }
}
