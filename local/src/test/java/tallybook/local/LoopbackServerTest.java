package tallybook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final LoopbackServer server = LoopbackServer.bind(0);
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void serve() {
        server.serve(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws InterruptedException {
                underWay.countDown();
                mayEnd.await();
                callback.succeeded();
                return true;
            }
        });
    }

    @AfterEach
    void stop() {
        mayEnd.countDown();
        client.close();
        server.close();
    }

    @Test
    void waitsForARequestUnderWay() throws Exception {
        CompletableFuture<HttpResponse<Void>> answer = request();
        CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(server::drain);
        mayEnd.countDown();

        assertThat(drained.get()).isTrue();
        assertThat(answer.get().statusCode()).isEqualTo(200);
    }

    @Test
    void leavesARequestAloneThatNeedsLonger() throws Exception {
        CompletableFuture<HttpResponse<Void>> answer = request();

        assertThat(server.drain()).isFalse();
        mayEnd.countDown();
        assertThat(answer.get().statusCode()).isEqualTo(200);
    }

    private CompletableFuture<HttpResponse<Void>> request() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.endpoint()).build();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, BodyHandlers.discarding());
        underWay.await();
        return answer;
    }
}
