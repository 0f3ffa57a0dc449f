package tallybook.restore;

import java.net.ConnectException;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkException;
import tallybook.item.Retention;
import tallybook.restore.Restore.Result;

/** Restores the reports that restore.sh asks for, and says what became of their entries. */
public final class Main {
    private Main() {}

    /**
     * Takes what restore.sh has checked: {@code local PORT -} or {@code names TABLE BUCKET}, then
     * {@code report KEY}, {@code week NAME} or {@code all -}, then the days of retention.
     */
    public static void main(String[] arguments) {
        // HttpURLConnection must not send a POST again by itself, and is to keep the connections of all writes.
        System.setProperty("sun.net.http.retryPost", "false");
        System.setProperty("http.maxConnections", Integer.toString(Restore.WRITES_AT_ONCE_MAX));
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            var store = store(arguments);
            var restore = new Restore(
                    store.dynamoDb(),
                    store.table(),
                    store.s3(),
                    store.bucket(),
                    Retention.parse(arguments.get(5)),
                    System.err::println);
            return tell(restore.run(selection(arguments)), store.bucket());
        } catch (RestoreException e) {
            return fail(String.valueOf(e.getMessage()));
        } catch (SdkException e) {
            return fail(
                    e.getCause() instanceof ConnectException
                                    && arguments.getFirst().equals("local")
                            ? "Nothing answers on the ports after " + arguments.get(1)
                                    + ": start Tallybook with ./local.sh, or name its port with --port."
                            : "A request to AWS failed: " + e.getMessage()
                                    + ". Run it again; it goes on where it was.");
        }
    }

    private static Store store(List<String> arguments) {
        return switch (arguments.get(0)) {
            case "local" -> Store.local(Integer.parseInt(arguments.get(1)));
            case "names" -> Store.of(arguments.get(1), arguments.get(2));
            default -> throw new IllegalArgumentException(arguments.get(0));
        };
    }

    private static Selection selection(List<String> arguments) {
        return switch (arguments.get(3)) {
            case "report" -> new Selection.OneReport(arguments.get(4));
            case "week" -> new Selection.Week(arguments.get(4));
            case "all" -> new Selection.All();
            default -> throw new IllegalArgumentException(arguments.get(3));
        };
    }

    private static int tell(Result result, String bucket) {
        System.out.printf(
                Locale.ROOT,
                "Restored       %,d%nAlready there  %,d%nConflicts      %,d%n",
                result.restored(),
                result.alreadyThere(),
                result.conflicts());
        if (result.conflicts() > 0) {
            System.out.println("A conflict: the table holds another entry under that id, and it stays as it is.");
        }
        if (result.damaged().isEmpty()) {
            return 0;
        }
        result.damaged()
                .forEach(part -> System.err.printf(
                        "%s is not as its report states it: %s. Nothing of it was restored.%n",
                        part.key(), part.reason()));
        return fail("S3 keeps earlier versions of an object for 30 days: see aws s3api list-object-versions --bucket "
                + bucket + " --prefix KEY, copy a sound one over it, and run this again.");
    }

    private static int fail(String reason) {
        System.err.println(reason);
        return 1;
    }
}
