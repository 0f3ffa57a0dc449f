package tallybook.summary.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import tallybook.summary.profile.JsonPath;

class FieldTreeTest {
    @Property
    void findsWhatHoldsAField(
            @ForAll @Size(max = 4)
                    List<@Chars({'a', '.', '[', ']', '*', '\'', '\\', '\n'}) @StringLength(max = 5) String> names,
            @ForAll @Chars({'a', '.', '[', ']', '*', '\'', '\\', '\n'}) @NotEmpty @StringLength(max = 8) String name) {
        var path = JsonPath.ROOT;
        for (String outer : names) {
            path = outer.isEmpty() ? path.elements() : path.member(outer);
        }

        assertThat(FieldTree.parentOf(path.member(name).text())).isEqualTo(path.text());
        assertThat(FieldTree.parentOf(path.elements().text())).isEqualTo(path.text());
    }

    @Test
    void knowsNothingThatHoldsTheRoot() {
        assertThatThrownBy(() -> FieldTree.parentOf("$")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsWhatIsBelowAField() {
        var tree = tree(SampledPeriod.of(1, "{\"a\": {\"b\": [[1]], \"c.d\": 1}, \"ab\": 1, \"a b\": {\"c\": 1}}"));

        assertThat(tree.below("$.a")).isEqualTo(4);
        assertThat(tree.below("$.a.b")).isEqualTo(2);
        assertThat(tree.below("$.ab")).isZero();
        assertThat(tree.below("$['a b']")).isEqualTo(1);
    }

    @Test
    void countsTheEntriesThatCouldHaveAField() {
        var tree = tree(SampledPeriod.of(
                List.of("{\"a\": {\"b\": 1}}", "{\"a\": null}", "{\"a\": [{\"c\": 1}, {\"c\": 1}]}", "{}")));

        assertThat(tree.holders("$.a")).isEqualTo(4);
        assertThat(tree.holders("$.a.b")).isEqualTo(1);
        assertThat(tree.holders("$.a[*]")).isEqualTo(1);
        assertThat(tree.holders("$.a[*].c")).isEqualTo(1);
        assertThat(tree.holders("$.unknown.b")).isZero();
    }

    private static FieldTree tree(SampledPeriod period) {
        return new FieldTree(period.side().fields(), period.count());
    }
}
