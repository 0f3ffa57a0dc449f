package tallybook.summary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import tallybook.summary.CannedDynamoDb.Answer;
import tallybook.summary.CannedDynamoDb.End;
import tallybook.summary.EntryTable.Segment;

class PageCaptureTest {
    private static final String PAGE = """
            {"Count":1,"Items":[{"id":{"S":"1"},"receivedAt":{"S":"2026-11-20T00:00:00.000Z"},
            "data":{"M":{"total":{"N":"12.5"},"paid":{"BOOL":true}}}}],"ScannedCount":1}
            """;

    private static final int BYTES = PAGE.getBytes(UTF_8).length;

    @Test
    void asksAgainForAPageOfWhichAnyBitWasFlipped() {
        var expected = scan(Answer.of(PAGE));

        for (int bit = 0; bit < BYTES * Byte.SIZE; bit++) {
            assertThat(scan(Answer.of(PAGE).flipped(bit), Answer.of(PAGE)))
                    .as("bit %d", bit)
                    .isEqualTo(expected);
        }
    }

    @Test
    void asksAgainForAPageThatWasBrokenOffAnywhere() {
        var expected = scan(Answer.of(PAGE));

        for (int bytes = 0; bytes < BYTES; bytes++) {
            assertThat(scan(
                            Answer.of(PAGE).brokenOff(bytes, End.QUIET),
                            Answer.of(PAGE).brokenOff(bytes, End.RESET),
                            Answer.of(PAGE).brokenOff(bytes, End.INTERRUPT),
                            Answer.of(PAGE)))
                    .as("%d bytes", bytes)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, ProvisionedThroughputExceededException",
        "400, ThrottlingException",
        "500, InternalServerError",
        "503, ServiceUnavailable"
    })
    void leavesItToTheSdkToTryAgainAfterAnError(int status, String name) {
        assertThat(scan(Answer.error(status, name), Answer.error(status, name), Answer.of(PAGE)))
                .isEqualTo(scan(Answer.of(PAGE)));
    }

    @Test
    void leavesAnErrorThatStaysAsTheSdkTellsIt() {
        assertThatThrownBy(() -> scan(Answer.error(400, "ResourceNotFoundException")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void givesUpAPageThatIsNeverWhole() {
        var broken = Stream.generate(() -> Answer.of(PAGE).flipped(100))
                .limit(CannedDynamoDb.ATTEMPTS_MAX)
                .toArray(Answer[]::new);

        assertThatThrownBy(() -> scan(broken))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("checksum");
    }

    /** The entries of a scan to which these are the answers, none of them left over. */
    private static List<Entry> scan(Answer... answers) {
        Iterator<Answer> next = List.of(answers).iterator();
        var entries = new ArrayList<Entry>();
        new EntryTable(new CannedDynamoDb(request -> next.next()).client(), "EntryTable")
                .scan(new Segment(0, 4), entries::add, page -> {});
        assertThat(next).isExhausted();
        return entries;
    }
}
