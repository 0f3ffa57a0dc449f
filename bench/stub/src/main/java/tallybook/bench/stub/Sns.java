package tallybook.bench.stub;

/** A topic that takes every message. */
final class Sns {
    private static final Answer PUBLISHED = Answer.xml("""
            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>\
            <MessageId>94f20ce6-13c5-43a0-9a9e-ca52d816e90b</MessageId></PublishResult>\
            <ResponseMetadata><RequestId>f187a3c1-376f-11df-8963-01868b7c937a</RequestId></ResponseMetadata>\
            </PublishResponse>""");

    Answer answer() {
        return PUBLISHED;
    }
}
