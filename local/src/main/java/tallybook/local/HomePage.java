package tallybook.local;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import tallybook.summary.page.PageAsset;

/** The page at the root: how to post, how many entries there are, and the reports. */
final class HomePage implements Route {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "tallybook.local.page");

    private static final PageAsset STYLE = PageAsset.named("/tallybook/local/home.css");

    private final DynamoDbClient dynamoDb;
    private final S3Client s3;

    HomePage(DynamoDbClient dynamoDb, S3Client s3) {
        this.dynamoDb = dynamoDb;
        this.s3 = s3;
    }

    @Override
    public void answer(Request request, Response response, Callback callback) {
        var view = new HomeView(
                Request.getLocalAddr(request) + ":" + Request.getLocalPort(request),
                entries(),
                ReportLink.newestFirst(s3),
                STYLE);
        var html = new Utf8ByteOutput();
        TEMPLATES.render("home.jte", view, html);
        response.setStatus(HttpStatus.OK_200);
        describe(response.getHeaders());
        response.write(true, ByteBuffer.wrap(html.toByteArray()), callback);
    }

    private long entries() {
        return dynamoDb.describeTable(describe -> describe.tableName(LocalDynamoDb.TABLE_NAME))
                .table()
                .itemCount();
    }

    private static void describe(HttpFields.Mutable headers) {
        headers.put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        headers.put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; style-src " + STYLE.source()
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }
}
