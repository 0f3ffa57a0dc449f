package tallybook.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tallybook.summary.SummaryHandler;
import tallybook.tests.FaultyAws.Incident;

/**
 * One run of the summary function in a process of its own, wired as Lambda wires it, in which one call may go wrong; where
 * the run dies, the process is killed.
 *
 * @param answer what the process printed
 * @param tries how often the incident's call was tried
 */
record SummaryProcess(int exitCode, String answer, int tries) {
    /** As a shell tells of a process ended by SIGKILL. */
    static final int KILLED = 128 + 9;

    static SummaryProcess run(SummaryOnEngines engines, String event, Incident incident)
            throws IOException, InterruptedException {
        var process = new CompletableFuture<Process>();
        try (var aws = new FaultyAws(
                engines.dynamoDbEndpoint(),
                engines.s3Endpoint(),
                incident,
                () -> process.join().destroyForcibly().onExit().join())) {
            process.complete(start(aws, event));
            var answer = new String(process.join().getInputStream().readAllBytes(), UTF_8);
            return new SummaryProcess(process.join().waitFor(), answer, aws.tries(incident.call()));
        }
    }

    private static Process start(FaultyAws aws, String event) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SummaryProcess.class.getName(),
                        event)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        var environment = builder.environment();
        environment.clear();
        environment.putAll(SummaryFunction.environment("COMMON", SummaryOnEngines.UTC));
        environment.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_ACCESS_KEY_ID", "any");
        environment.put("AWS_SECRET_ACCESS_KEY", "key");
        return builder.start();
    }

    static void main(String[] arguments) throws IOException {
        System.out.print(SummaryFunction.invoke(new SummaryHandler(), arguments[0], Duration.ofMinutes(15)));
    }
}
