package tallybook.summary;

import software.amazon.awssdk.services.sns.SnsClient;

/** The SNS topic that tells people of a report. */
final class SummaryTopic {
    private final SnsClient sns;
    private final String arn;

    SummaryTopic(SnsClient sns, String arn) {
        this.sns = sns;
        this.arn = arn;
    }

    static SnsClient client() {
        return SnsClient.builder().overrideConfiguration(Deadline::limitCalls).build();
    }

    void publish(Announcement announcement) {
        sns.publish(
                message -> message.topicArn(arn).subject(announcement.subject()).message(announcement.text()));
    }
}
