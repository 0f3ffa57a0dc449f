package tallybook.summary.page;

import java.util.List;
import java.util.stream.Stream;
import tallybook.summary.report.Numerals;
import tallybook.summary.report.Report;

/** An object in the bucket that belongs to the report: its key, and what it is. */
record KeptObject(String key, String what) {

    static List<KeptObject> of(Report.Objects objects) {
        var report = new KeptObject(
                objects.html().replaceFirst("\\.html$", ".json"), "this report for programs, with every figure");
        var profile = new KeptObject(
                objects.profile().key(),
                "the mergeable state behind the figures, which the next report compares with, "
                        + Numerals.bytes(objects.profile().bytes()));
        var entries = objects.entries().stream()
                .map(part -> new KeptObject(
                        part.key(),
                        "backup: %s, %s".formatted(Numerals.entries(part.count()), Numerals.bytes(part.bytes()))));
        return Stream.concat(Stream.of(report, profile), entries).toList();
    }
}
