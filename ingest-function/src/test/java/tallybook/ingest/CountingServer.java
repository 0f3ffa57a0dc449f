package tallybook.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts who connects to it on 127.0.0.1, and answers nobody. */
final class CountingServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();

    CountingServer() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                try (var _ = socket.accept()) {
                    connections.incrementAndGet();
                }
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** How many did, those of before this call included, for certain. */
    int connections() throws IOException {
        try (var last = new Socket(InetAddress.getLoopbackAddress(), socket.getLocalPort())) {
            var _ = last.getInputStream().read();
        }
        return connections.get() - 1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
