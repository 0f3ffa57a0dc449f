package tallybook.bench.stub;

/** Tells by its form which service a request is meant for. */
record Services(DynamoDb dynamoDb, S3 s3, Sns sns, Gates gates) {
    Answer answer(Request request) {
        if (!request.header("x-amz-target").isEmpty()) {
            return dynamoDb.answer(request);
        }
        if (request.target().startsWith(Gates.PATH)) {
            return gates.answer(request);
        }
        return request.method().equals("POST") ? sns.answer() : s3.answer(request);
    }
}
