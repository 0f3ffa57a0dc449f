package tallybook.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"})
    void takesATimeZoneOfTheIana(String id) {
        assertThat(settings(id).zone().getId()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berln", "+05:30", "Z", "UTC+1", "europe/berlin"})
    void refusesAnyOther(String id) {
        assertThatThrownBy(() -> settings(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The environment variable TIME_ZONE must be an IANA time zone; it is '%s'.".formatted(id));
    }

    private static Settings settings(String timeZone) {
        return Settings.of(
                Map.of("TABLE_NAME", "t", "BUCKET_NAME", "b", "TIME_ZONE", timeZone, "SHOW_VALUES", "COMMON"));
    }
}
