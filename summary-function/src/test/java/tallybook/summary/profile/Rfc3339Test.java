package tallybook.summary.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:15:30Z, 2026-11-23T10:15:30Z",
        "2026-11-23t10:15:30.123z, 2026-11-23T10:15:30.123Z",
        "2026-11-23T10:15:30.123456789+05:30, 2026-11-23T04:45:30.123456789Z",
        "2026-11-23T10:15:30-08:00, 2026-11-23T18:15:30Z",
        "2026-11-23T10:15:30.1234567891234Z, 2026-11-23T10:15:30.123456789Z",
        "2026-11-23T23:15:30+23:59, 2026-11-22T23:16:30Z",
        "1990-12-31T23:59:60Z, 1991-01-01T00:00:00Z",
        "1990-12-31T15:59:60-08:00, 1991-01-01T00:00:00Z",
    })
    void readsTheDateTimesOfRfc3339(String text, Instant instant) {
        assertThat(Rfc3339.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-23",
                "2026-11-23T10:15:30",
                "2026-11-23T10:15Z",
                "2026-11-23T10:15:30+0530",
                "2026-02-30T10:15:30Z",
                "2026-11-23T10:15:60Z",
                "9999-12-31T23:59:59-18:00",
                "0000-01-01T00:00:00+00:01",
                "2026-11-23T10:15:30+24:00",
                "2026-11-23T25:15:30Z",
                "+2026-11-23T10:15:30Z",
                "2026-11-23T10:15:30Z and more",
            })
    void takesNothingElseForADateTime(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }
}
