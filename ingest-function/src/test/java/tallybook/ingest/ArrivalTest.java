package tallybook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tallybook.item.Retention;

class ArrivalTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:15:30Z, 2026-11-23T10:15:30.000Z",
        "2026-11-23T10:15:30.12Z, 2026-11-23T10:15:30.120Z",
        "2026-11-23T10:15:30.123999999Z, 2026-11-23T10:15:30.123Z",
    })
    void tellsTheTimeInMillisecondsWhateverTheClockTells(Instant time, String told) {
        assertThat(Arrival.at(time, new Retention(0)))
                .isEqualTo(new Arrival(AttributeValue.fromS(told), Optional.empty()));
    }
}
