package tallybook.bench.stub;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Serves DynamoDB, S3 and SNS by TLS on one loopback port, which it prints, until its standard input ends. */
final class Main {
    private static final int WAITING_MAX = 100;

    private Main() {}

    /**
     * Serves.
     *
     * @param arguments the PKCS #12 key store, its password, and the folder of {@link ScanPages}
     */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        var gates = new Gates();
        var dynamoDb = new DynamoDb(ScanPages.readFrom(Path.of(arguments[2])), gates);
        var services = new Services(dynamoDb, new S3(), new Sns(), gates);
        try (var server = listen(Path.of(arguments[0]), arguments[1].toCharArray())) {
            System.out.println(server.getLocalPort());
            Thread.ofPlatform().start(Main::exitWhenInputEnds);
            while (true) {
                var connection = server.accept();
                Thread.ofVirtual().start(() -> serve(connection, services));
            }
        }
    }

    private static SSLServerSocket listen(Path keyStore, char[] password) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keyStore)) {
            keys.load(in, password);
        }
        var keyManagers = KeyManagerFactory.getInstance("PKIX");
        keyManagers.init(keys, password);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keyManagers.getKeyManagers(), null, null);
        var server = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, WAITING_MAX, InetAddress.getLoopbackAddress());
        // What the endpoints of AWS choose.
        server.setEnabledCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
        return server;
    }

    private static void serve(Socket socket, Services services) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var connection = new Connection(socket);
            for (var request = connection.read(); request.isPresent(); request = connection.read()) {
                connection.write(services.answer(request.get()));
            }
        } catch (IOException e) {
            // The client went away, as a function that has been measured does.
        }
    }

    private static void exitWhenInputEnds() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // No input is an input that has ended.
        }
        System.exit(0);
    }
}
