package tallybook.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import tallybook.summary.page.ReportPage;
import tallybook.summary.report.Period;
import tallybook.summary.report.Report;
import tallybook.summary.report.ReportJson;
import tools.jackson.databind.json.JsonMapper;

/** Makes the report of one period, once: the report itself, then its page, then the announcement. */
public final class SummaryHandler implements RequestStreamHandler {
    private final ZoneId zone;
    private final Summary summary;
    private final SummaryBucket bucket;
    private final Consumer<Announcement> announcements;
    private final InstantSource clock;

    /** Wires the function from its environment, as Lambda does; {@code TOPIC_ARN} names the topic to announce to. */
    public SummaryHandler() {
        this(
                System.getenv(),
                EntryTable.client(),
                SummaryBucket.client(System.getenv()),
                SummaryTopic.client(),
                InstantSource.system());
    }

    /**
     * Wires the function by hand.
     *
     * @param environment the function's environment variables, by name: {@code TABLE_NAME}, {@code BUCKET_NAME},
     *     {@code TIME_ZONE}, {@code SHOW_VALUES}, {@code TOPIC_ARN}
     * @throws IllegalArgumentException naming a variable that is missing or malformed
     */
    public SummaryHandler(
            Map<String, String> environment, DynamoDbClient dynamoDb, S3Client s3, SnsClient sns, InstantSource clock) {
        this(
                Settings.of(environment),
                dynamoDb,
                s3,
                new SummaryTopic(sns, Settings.required(environment, "TOPIC_ARN"))::publish,
                clock);
    }

    /**
     * Wires the function by hand, without announcements and so without {@code TOPIC_ARN}.
     *
     * @throws IllegalArgumentException naming a variable that is missing or malformed
     */
    public SummaryHandler(Map<String, String> environment, DynamoDbClient dynamoDb, S3Client s3, InstantSource clock) {
        this(Settings.of(environment), dynamoDb, s3, announcement -> {}, clock);
    }

    private SummaryHandler(
            Settings settings,
            DynamoDbClient dynamoDb,
            S3Client s3,
            Consumer<Announcement> announcements,
            InstantSource clock) {
        this.zone = settings.zone();
        this.bucket = new SummaryBucket(s3, settings.bucketName());
        this.summary = new Summary(new EntryTable(dynamoDb, settings.tableName()), bucket, settings.showValues());
        this.announcements = announcements;
        this.clock = clock;
    }

    /** The function's answer: the report's key, its page's key, and which run made them. */
    private record Answer(String report, String page, Status status) {}

    private enum Status {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("already-there")
        ALREADY_THERE
    }

    /** The report that stands in the bucket, whoever made it. */
    private record Standing(Report report, Status status) {}

    /**
     * Runs one summary: for the weekly rule's event the last whole week before its time, for an operator's what it names.
     *
     * @throws InvalidSummaryEventException if the event is neither, or asks for a week that is not over
     * @throws IllegalStateException if the time does not suffice; then no report is written
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        var deadline = new Deadline(context);
        var request = SummaryRequest.parse(event.readAllBytes(), zone, clock.instant());
        var keys = request.keys();
        var standing = bucket.get(keys.report())
                .map(json -> new Standing(ReportJson.read(json), Status.ALREADY_THERE))
                .orElseGet(() -> create(request, context, deadline));
        var report = standing.report;
        bucket.putIfAbsent(keys.page(), ReportPage.of(report).getBytes(UTF_8), "text/html; charset=utf-8");
        announcements.accept(Announcement.of(report, bucket.name(), keys.report()));
        context.getLogger().log(report.headline());
        answer.write(JsonMapper.shared().writeValueAsBytes(new Answer(keys.report(), keys.page(), standing.status)));
        removeAbandonedRuns(request.period(), context, deadline);
    }

    /** Makes the report and writes it; another run may have been faster, and then its report stands. */
    private Standing create(SummaryRequest request, Context context, Deadline deadline) {
        var keys = request.keys();
        // Lambda can deliver one event twice at once, under one request id: something random tells the two runs apart.
        // The time tells a roll-up whether the period was over by then.
        String runId = "%s-%08x-%d"
                .formatted(
                        context.getAwsRequestId(),
                        ThreadLocalRandom.current().nextInt(),
                        clock.instant().toEpochMilli());
        var made = summary.make(request, new RunFolder(bucket, keys.run(runId)), deadline);
        byte[] ours = ReportJson.write(made);
        if (bucket.putIfAbsent(keys.report(), ours, "application/json")) {
            return new Standing(made, Status.CREATED);
        }
        // It may be ours all the same: written by a first try, whose answer was lost.
        byte[] stands = bucket.get(keys.report()).orElseThrow();
        return new Standing(
                ReportJson.read(stands), Arrays.equals(ours, stands) ? Status.CREATED : Status.ALREADY_THERE);
    }

    /**
     * Removes what runs left in the period's folder and in that of the period before, where no run may come to again.
     * The report is out by now: a failure here is logged and not the function's, which would announce it once more.
     */
    private void removeAbandonedRuns(Period period, Context context, Deadline deadline) {
        for (var each : List.of(period, period.previous())) {
            var folder = new ReportKeys(each, 1).folder();
            try {
                AbandonedRuns.remove(bucket, folder, clock.instant(), deadline);
            } catch (RuntimeException e) {
                context.getLogger()
                        .log("What abandoned runs left in " + folder + " is left for the next run to remove: " + e);
            }
        }
    }
}
