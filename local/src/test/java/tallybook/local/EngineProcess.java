package tallybook.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** An engine in a process of its own, to be killed. */
final class EngineProcess implements AutoCloseable {
    private final Process process;
    private final URI endpoint;

    private EngineProcess(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    static EngineProcess start(String engine, Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EngineProcess.class.getName(),
                        engine,
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        return new EngineProcess(process, URI.create(output.readLine()));
    }

    /** Starts the engine named, prints its endpoint and waits for the end. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[1]);
        URI endpoint = switch (arguments[0]) {
            case "dynamodb" -> LocalDynamoDb.start(directory, 0).endpoint();
            case "s3" -> LocalS3.start(directory, 0).endpoint();
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        System.out.println(endpoint);
        Thread.currentThread().join();
    }

    URI endpoint() {
        return endpoint;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
