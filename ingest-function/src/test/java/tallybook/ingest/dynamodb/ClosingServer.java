package tallybook.ingest.dynamodb;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers requests on 127.0.0.1 but the first few, and closes each connection then without a word. */
final class ClosingServer implements AutoCloseable {
    final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> silent = new CopyOnWriteArrayList<>();
    private final int silentCount;
    private final List<String> answers;

    /**
     * @param silentCount how many connections stay open without an answer
     * @param answers the bodies of the first answers; the last is that of all others
     */
    ClosingServer(int silentCount, String... answers) throws IOException {
        this.silentCount = silentCount;
        this.answers = List.of(answers);
        Thread.ofVirtual().start(this::serve);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                serve(socket.accept());
            } catch (IOException _) {
                // The server or the client is gone.
            }
        }
    }

    private void serve(Socket connection) throws IOException {
        requests.add(read(new BufferedInputStream(connection.getInputStream())));
        if (silent.size() < silentCount) {
            silent.add(connection);
        } else {
            var body = answers.get(Math.min(requests.size(), answers.size()) - 1);
            var answer = "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            connection.close();
        }
    }

    static String read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        int length = Integer.parseInt(
                head.toString().split("(?i)content-length: ", 2)[1].split("\r\n", 2)[0]);
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (var connection : silent) {
            connection.close();
        }
    }
}
