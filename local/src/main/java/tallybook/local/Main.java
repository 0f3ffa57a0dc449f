package tallybook.local;

import java.io.IOException;
import java.nio.file.Path;

/** Runs Tallybook on this machine until it is interrupted. */
public final class Main {
    private static final int DEFAULT_PORT = 3000;

    private Main() {}

    /** Starts on the port and with the data directory given, in this order; local.sh has checked them. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Path data = Path.of(arguments[1]);
        try {
            LocalTallybook tallybook = LocalTallybook.start(data, port);
            Runtime.getRuntime().addShutdownHook(new Thread(tallybook::stop, "stop"));
            System.out.println(greeting(tallybook, port));
        } catch (CannotStartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.err.println("Tallybook cannot use the data directory " + data + ": " + e);
            System.exit(1);
        }
    }

    private static String greeting(LocalTallybook tallybook, int port) {
        String portFlag = port == DEFAULT_PORT ? "" : " --port " + port;
        return """

                Post      %1$s/Prod/post
                Try       curl -d '{"room": "kitchen", "temperature": 21.5}' %1$s/Prod/post
                Page      %1$s/
                Summary   ./local.sh summary%2$s
                DynamoDB  %3$s, table %4$s
                S3        %5$s, bucket %6$s

                Ready. Ctrl-C stops it; entries and reports are kept.""".formatted(
                        tallybook.endpoint(),
                        portFlag,
                        tallybook.dynamoDbEndpoint(),
                        LocalDynamoDb.TABLE_NAME,
                        tallybook.s3Endpoint(),
                        LocalS3.BUCKET_NAME);
    }
}
