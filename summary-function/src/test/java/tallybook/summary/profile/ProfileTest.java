package tallybook.summary.profile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tallybook.summary.profile.Values.array;
import static tallybook.summary.profile.Values.number;
import static tallybook.summary.profile.Values.object;
import static tallybook.summary.profile.Values.string;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ProfileTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final int FIELDS_MAX = ProfileLimits.DEFAULT.fieldsMax();

    private final Profile profile = new Profile(ZoneOffset.UTC);

    @Test
    void countsAnEntryOnceAndItsValuesEach() {
        add(object("tags", array(string("a"), string("b"), number("1"))));
        add(object("tags", array()));
        add(object("other", AttributeValue.fromNul(true)));

        assertThat(profile.fields().keySet())
                .extracting(JsonPath::text)
                .containsExactly("$.other", "$.tags", "$.tags[*]");
        var elements = field("$.tags[*]");
        assertThat(elements.entries()).isEqualTo(1);
        assertThat(elements.values()).isEqualTo(3);
        assertThat(elements.types()).isEqualTo(Map.of(ValueType.STRING, 2L, ValueType.NUMBER, 1L));
        assertThat(field("$.tags").entries()).isEqualTo(2);
    }

    @Test
    void tellsDistinctValuesByTypeAndValue() {
        for (var value : new AttributeValue[] {number("1"), number("1.0"), number("10E-1"), string("1")}) {
            add(object("a", value));
        }
        add(object("a", AttributeValue.fromBool(true)));
        add(object("a", AttributeValue.fromNul(true)));

        assertThat(field("$.a").distinct().orElseThrow().estimate()).isEqualTo(3);
    }

    @Test
    void keepsTheExtremesOfNumbersToTheLastDigit() {
        add(object("a", number("0.1000000000000000000000000000000000001")));
        add(object("a", number("12345678901234567890123456789012345678")));

        var numbers = field("$.a").numbers().orElseThrow();
        assertThat(numbers.min()).isEqualTo(new BigDecimal("0.1000000000000000000000000000000000001"));
        assertThat(numbers.max()).isEqualTo(new BigDecimal("12345678901234567890123456789012345678"));
    }

    @Test
    void measuresStringsInCodePoints() {
        add(object("a", string("𝄞𝄞")));
        add(object("a", string("")));

        var strings = field("$.a").strings().orElseThrow();
        assertThat(strings.minLength()).isZero();
        assertThat(strings.maxLength()).isEqualTo(2);
        assertThat(strings.meanLength()).isEqualTo(1);
    }

    @Test
    void countsDaysAndHoursInItsTimeZone() {
        var zoned = new Profile(ZoneId.of("America/New_York"));
        zoned.add(Instant.parse("2026-11-23T04:59:59Z"), 10, Map.of());

        assertThat(zoned.days()).isEqualTo(Map.of(LocalDate.of(2026, 11, 22), 1L));
        assertThat(zoned.hours()[23]).isEqualTo(1);
    }

    @Test
    void countsWhatIsBeyondTheCapOfPaths() {
        for (int i = 0; i < FIELDS_MAX + 50; i++) {
            add(object("name" + i, object("inner", number("1"))));
        }

        assertThat(profile.fields()).hasSize(FIELDS_MAX);
        assertThat(profile.omittedValues()).isEqualTo(2 * (FIELDS_MAX + 50) - FIELDS_MAX);
        assertThat(profile.omittedValues())
                .isBetween(profile.omittedPaths().low(), profile.omittedPaths().high());
        assertThat(profile.entries()).isEqualTo(FIELDS_MAX + 50);
    }

    @Test
    void givesNoProfileToAPathThatIsTooLong() {
        add(object("x".repeat(PathTree.PATH_LENGTH_MAX), number("1"), "b", number("2")));

        assertThat(profile.fields().keySet()).extracting(JsonPath::text).containsExactly("$.b");
        assertThat(profile.omittedPaths().estimate()).isEqualTo(1);
    }

    @Test
    void refusesToReadWhatIsNoProfile() {
        var in = new DataInputStream(new ByteArrayInputStream(new byte[100]));

        assertThatThrownBy(() -> Profile.readFrom(in)).isInstanceOf(IOException.class);
    }

    private void add(AttributeValue object) {
        profile.add(NOON, 10, object.m());
    }

    private FieldProfile field(String path) {
        return requireNonNull(profile.fields().get(new JsonPath(path)));
    }
}
