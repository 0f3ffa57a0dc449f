package tallybook.summary.profile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tallybook.summary.profile.Values.array;
import static tallybook.summary.profile.Values.number;
import static tallybook.summary.profile.Values.object;
import static tallybook.summary.profile.Values.string;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallybook.summary.json.JsonValue;
import tallybook.summary.json.JsonValue.JsonBoolean;
import tallybook.summary.json.JsonValue.JsonNull;
import tallybook.summary.json.JsonValue.JsonObject;

class ProfileTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final int FIELDS_MAX = ProfileLimits.DEFAULT.fieldsMax();

    private final Profile profile = new Profile(ZoneOffset.UTC);

    @Test
    void countsAnEntryOnceAndItsValuesEach() {
        add(object("tags", array(string("a"), string("b"), number("1"))));
        add(object("tags", array()));
        add(object("other", new JsonNull()));

        assertThat(profile.fields().keySet())
                .extracting(JsonPath::text)
                .containsExactly("$.other", "$.tags", "$.tags[*]");
        var elements = field("$.tags[*]");
        assertThat(elements.entries()).isEqualTo(1);
        assertThat(elements.values()).isEqualTo(3);
        assertThat(elements.types()).isEqualTo(Map.of(ValueType.STRING, 2L, ValueType.NUMBER, 1L));
        assertThat(field("$.tags").entries()).isEqualTo(2);
    }

    /** Of 300 strings, some leave the frequent ones and come back; ten more are too long for these. */
    @Test
    void countsStringsOnceHoweverOftenTheyComeBack() {
        for (int i = 0; i < 3_100; i++) {
            var value = "s" + i % 310;
            add(object("a", string(i % 31 == 0 ? value.repeat(101) : value)));
        }

        assertThat(field("$.a").distinct().orElseThrow().estimate()).isEqualTo(310);
    }

    @Test
    void tellsDistinctValuesByTypeAndValue() {
        for (var value : new JsonValue[] {number("1"), number("1.0"), number("10E-1"), string("1")}) {
            add(object("a", value));
        }
        add(object("a", new JsonBoolean(true)));
        add(object("a", new JsonNull()));

        assertThat(field("$.a").distinct().orElseThrow().estimate()).isEqualTo(3);
    }

    /** Digits written out, a number near DynamoDB's largest would be 126 of them. */
    @ParameterizedTest
    @CsvSource({
        "1.0, 1e0",
        "100, 1E+2",
        "0, -0",
        "0, 0.000",
        "0, 0E+5",
        "1E+120, 10E119",
        "9.9999999999999999999999999999999999999E+125, 99.999999999999999999999999999999999999E+124",
        "1E-130, 0.1E-129",
        "-0.5, -5e-1",
    })
    void takesNumbersOfOneValueForOne(String one, String other) {
        add(object("a", number(one)));
        add(object("a", number(other)));

        var field = field("$.a");
        assertThat(field.distinct().orElseThrow().estimate()).isEqualTo(1);
        assertThat(field.numbers().orElseThrow().min())
                .isEqualByComparingTo(field.numbers().orElseThrow().max());
        assertThat(extremes(one, other)).isEqualTo(extremes(other, one));
        assertThat(field.numbers().orElseThrow().moments().standardDeviation()).hasValue(0);
    }

    @Test
    void tellsMembersFromElementsAndArraysFromArraysOfArrays() {
        add(object("a", array(array(string("x"), string("y")), object("0", number("1")), array())));
        add(object("a", object("0", number("2"), "[*]", number("3"))));

        assertThat(profile.fields().keySet())
                .extracting(JsonPath::text)
                .containsExactly("$.a", "$.a['0']", "$.a['[*]']", "$.a[*]", "$.a[*]['0']", "$.a[*][*]");
        assertThat(field("$.a").types()).isEqualTo(Map.of(ValueType.ARRAY, 1L, ValueType.OBJECT, 1L));
        assertThat(field("$.a[*]").types()).isEqualTo(Map.of(ValueType.ARRAY, 2L, ValueType.OBJECT, 1L));
        assertThat(field("$.a[*][*]").types()).isEqualTo(Map.of(ValueType.STRING, 2L));
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

    /** DynamoDB allows names of 65,535 bytes, which may not fit where a string's length takes two bytes. */
    @Test
    void storesWhatItHasOfTheLongestNamesThatDynamoDbAllows() throws IOException {
        String long1 = "\u0000".repeat(65_535);
        String long2 = "€".repeat(21_845);
        String fitting = "€".repeat(PathTree.PATH_LENGTH_MAX - "$.".length());
        add(object(long1, object(long2, number("1")), long2, number("2")));
        add(object(fitting, object("tooMuch", number("1"))));

        var bytes = new ByteArrayOutputStream();
        profile.writeTo(new DataOutputStream(bytes));
        var read = Profile.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.fields().keySet()).extracting(JsonPath::text).containsExactly("$." + fitting);
        assertThat(read.omittedPaths().estimate()).isEqualTo(4);
        assertThat(read.omittedValues()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "0, not a profile",
        "0x54425001, 'a profile of version 1, and not of version 3'",
        "0x544250ff, 'a profile of version 255, and not of version 3'",
    })
    void refusesToReadWhatIsNoProfileOrOfAnotherVersion(String start, String message) {
        byte[] bytes = ByteBuffer.allocate(100).putInt(Integer.decode(start)).array();

        assertThatThrownBy(() -> Profile.readFrom(new DataInputStream(new ByteArrayInputStream(bytes))))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }

    private static List<BigDecimal> extremes(String first, String second) {
        var numbers = new NumberProfile(DecimalNumber.parse(first));
        numbers.add(DecimalNumber.parse(second));
        return List.of(numbers.min(), numbers.max());
    }

    private void add(JsonObject object) {
        profile.add(NOON, 10, object);
    }

    private FieldProfile field(String path) {
        return requireNonNull(profile.fields().get(new JsonPath(path)));
    }
}
