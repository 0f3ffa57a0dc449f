package tallybook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class HomePageTest {
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]*)\">([^<]*)</a>");

    @TempDir
    private Path directory;

    private LocalDynamoDb dynamoDb;
    private LocalS3 s3;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        dynamoDb = LocalDynamoDb.start(directory.resolve("dynamodb"), 0);
        s3 = LocalS3.start(directory.resolve("s3"), 0);
        server = new TestServer(
                TestServer.UNUSED,
                TestServer.UNUSED,
                new HomePage(dynamoDb.client(), s3.client()),
                new BucketObjects(s3.client()));
    }

    @AfterEach
    void stop() {
        server.close();
        s3.close();
        dynamoDb.close();
    }

    @Test
    void showsHowToPostHereHowManyEntriesThereAreAndTheReports() throws Exception {
        dynamoDb.client()
                .putItem(put -> put.tableName(LocalDynamoDb.TABLE_NAME).item(Map.of("id", AttributeValue.fromS("a"))));
        put("summaries/2026-W47/summary-20261123T000000Z-r2.json", "application/json", "{}");
        put("summaries/20261116T000000Z_20261118T123000Z/summary-20261118T123000Z.json", "application/json", "{}");
        put("summaries/2026-W47/run-1/entries-00000.ndjson.gz", "application/gzip", "");
        put("summaries/<script>/summary-20261123T000000Z.json", "application/json", "{}");

        String page = server.get("/").body();

        assertThat(page)
                .contains("<h1>1 entry in the table.</h1>")
                .contains("curl -d '{\"room\"")
                .contains(server.uri("/Prod/post").toString());
        assertThat(LINK.matcher(page).results().map(link -> link.group(1) + " " + link.group(2)))
                .containsExactlyInAnyOrder(
                        "/summaries/2026-W47/summary-20261123T000000Z-r2.html 2026-W47, edition 2",
                        "/summaries/20261116T000000Z_20261118T123000Z/summary-20261118T123000Z.html"
                                + " 2026-11-16 00:00 to 2026-11-18 12:30 UTC");
    }

    @Test
    void forbidsEverythingButItsStyle() throws Exception {
        HttpResponse<String> page = server.get("/");

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .matches("default-src 'none'; style-src 'sha256-[0-9A-Za-z+/]{43}='; base-uri 'none';"
                        + " form-action 'none'; frame-ancestors 'none'");
    }

    @Test
    void servesTheBucketsObjectsAsTheyWereStored() throws Exception {
        put("summaries/a/page.html", "text/html;charset=utf-8", "<p>Füße</p>");

        HttpResponse<String> answer = server.get("/summaries/a/page.html");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.body()).isEqualTo("<p>Füße</p>");
    }

    @Test
    void findsNoObjectThatTheBucketHasNot() throws Exception {
        TestServer.assertProblem(
                server.get("/summaries/none.html"),
                404,
                "not-found",
                "Not found",
                "Here are POST /Prod/post, POST /summary, GET / and GET /summaries/ with an object's key.");
    }

    private void put(String key, String contentType, String content) {
        s3.client()
                .putObject(
                        put -> put.bucket(LocalS3.BUCKET_NAME).key(key).contentType(contentType),
                        RequestBody.fromString(content));
    }
}
