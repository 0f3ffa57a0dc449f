package tallybook.bench.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A connection of HTTP/1.1 that is kept open: as much of the protocol as the SDKs use. */
final class Connection {
    private final InputStream in;
    private final OutputStream out;

    Connection(Socket socket) throws IOException {
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** The next request; empty if the client has closed the connection. */
    Optional<Request> read() throws IOException {
        String first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] words = first.split(" ", -1);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return Optional.of(new Request(words[0], words[1], headers, body));
    }

    void write(Answer answer) throws IOException {
        var head = new StringBuilder("HTTP/1.1 ").append(answer.status()).append("\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(answer.length()).append("\r\n\r\n");
        var small = new ByteArrayOutputStream();
        small.writeBytes(head.toString().getBytes(ISO_8859_1));
        // Head and a short body in one record of TLS, as one packet.
        boolean isShort = answer.length() < 8192;
        if (isShort) {
            answer.body().forEach(small::writeBytes);
        }
        small.writeTo(out);
        if (!isShort) {
            for (byte[] piece : answer.body()) {
                out.write(piece);
            }
        }
        out.flush();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }
}
