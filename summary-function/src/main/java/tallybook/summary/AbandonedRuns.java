package tallybook.summary;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.S3Object;
import tallybook.summary.report.ReportJson;

/** The folders of runs that died, or that another run beat: no report names them, and nothing reads them. */
final class AbandonedRuns {
    /** No run lasts so long: a younger folder may be one that is still at work. */
    private static final Duration AGE_MIN = Duration.ofDays(1);

    private AbandonedRuns() {}

    /** Removes those in a period's folder, once all they hold is a day old; what the time does not suffice for stays. */
    static void remove(SummaryBucket bucket, String folder, Instant now, Deadline deadline) {
        var objects = bucket.list(folder).toList();
        var abandoned = objects.stream()
                .flatMap(object -> ReportKeys.runOf(object.key()).stream())
                .collect(Collectors.toCollection(HashSet::new));
        young(objects, now).forEach(abandoned::remove);
        if (abandoned.isEmpty()) {
            return; // as after a period's first run: then no report need be read
        }
        named(bucket, objects).forEach(abandoned::remove);
        objects.stream()
                .map(S3Object::key)
                .filter(key -> ReportKeys.runOf(key).filter(abandoned::contains).isPresent())
                .takeWhile(key -> !deadline.hasPassed())
                .forEach(bucket::delete);
    }

    private static Stream<String> named(SummaryBucket bucket, List<S3Object> objects) {
        return objects.stream()
                .map(S3Object::key)
                .filter(key -> ReportKeys.revisionOf(key).isPresent())
                .flatMap(key -> bucket.get(key).stream())
                .map(report -> ReportJson.read(report).objects().profile().key())
                .flatMap(profile -> ReportKeys.runOf(profile).stream());
    }

    private static Stream<String> young(List<S3Object> objects, Instant now) {
        return objects.stream()
                .filter(object -> object.lastModified().isAfter(now.minus(AGE_MIN)))
                .flatMap(object -> ReportKeys.runOf(object.key()).stream());
    }
}
