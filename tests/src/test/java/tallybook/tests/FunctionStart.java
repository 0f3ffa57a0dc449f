package tallybook.tests;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.crt.CRT;

/** Makes a function's handler as Lambda does: from its archive, in a JVM of its own, by its public constructor. */
record FunctionStart(int exitCode, String output) {

    /** What Lambda itself puts in every function's environment, as far as the SDK needs it. */
    private static final Map<String, String> LAMBDA_ENVIRONMENT = Map.of("AWS_REGION", "us-east-1");

    static FunctionStart of(String function, String handler, Map<String, String> variables)
            throws IOException, InterruptedException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var archive = Project.archive(function);
        var classPath = String.join(
                File.pathSeparator,
                "" + archive,
                archive.resolve("lib") + "/*",
                "" + Project.testClasses(),
                allPlatforms());
        var builder = new ProcessBuilder(
                        java, "-XX:TieredStopAtLevel=1", "-cp", classPath, FunctionStart.class.getName(), handler)
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(LAMBDA_ENVIRONMENT);
        builder.environment().putAll(variables);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new FunctionStart(process.waitFor(), output);
    }

    /** The jar that brings the HTTP client's native library for this machine too: the archive has Lambda's alone. */
    private static String allPlatforms() {
        return CRT.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    static void main(String[] args) throws ReflectiveOperationException {
        try {
            Class.forName(args[0]).getConstructor().newInstance();
        } catch (InvocationTargetException refusal) {
            System.out.println(refusal.getCause());
            System.exit(1);
        }
    }
}
