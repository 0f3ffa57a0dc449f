package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;

class SettingsTest {

    @Test
    void hasDefaultsForAllButTheTable() {
        assertThat(Settings.of(Map.of("TABLE_NAME", "T")))
                .isEqualTo(new Settings("T", new IdPointer(Optional.of(JsonPointer.compile("/id"))), new Retention(0)));
    }

    @Test
    void readsWhatIsSet() {
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
    void namesTheSettingThatIsMissingOrMalformed(String name, String value) {
        var environment = new HashMap<>(Map.of("TABLE_NAME", "T"));
        environment.put(name, value);

        assertThatThrownBy(() -> Post.handler(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The environment variable " + name + " must be ");
    }

    @Test
    void namesTheTableWhenItIsNotSet() {
        assertThatThrownBy(() -> Post.handler(Map.of()))
                .hasMessage("The environment variable TABLE_NAME must be the DynamoDB table's name; it is ''.");
    }
}
