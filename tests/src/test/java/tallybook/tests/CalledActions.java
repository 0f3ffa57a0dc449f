package tallybook.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.InterfaceMethodRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.SdkClient;

/**
 * The AWS actions that a function's own code can call, as its bytecode tells: every method of an SDK client that a class
 * of the deployment archive names, in a call or as a method reference.
 */
final class CalledActions {

    private static final String SERVICES = "software.amazon.awssdk.services.";

    /** Methods of a client that call nothing. */
    private static final Set<String> NO_OPERATIONS = Set.of("builder", "close");

    /** Where IAM's action is not called as the operation is. */
    private static final Map<String, String> RENAMED = Map.of("s3:ListObjectsV2", "s3:ListBucket");

    /** What the SDK adds to an operation's name in the methods that call it more conveniently. */
    private static final Pattern CONVENIENCE = Pattern.compile("(Paginator|AsBytes)$");

    private CalledActions() {}

    static SortedSet<String> of(String function) throws IOException {
        try (var jars = Files.list(Project.archive(function).resolve("lib"))) {
            return jars.filter(file -> file.toString().endsWith(".jar"))
                    .flatMap(CalledActions::actions)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> actions(Path archive) {
        try (var jar = new JarFile(archive.toFile())) {
            return jar.stream()
                    .filter(entry -> entry.getName().matches("tallybook/.*\\.class"))
                    .flatMap(entry -> methods(jar, entry))
                    .filter(CalledActions::isClients)
                    .filter(method -> !NO_OPERATIONS.contains(method.name().stringValue()))
                    .map(CalledActions::action)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<MemberRefEntry> methods(JarFile jar, JarEntry entry) {
        try (InputStream bytes = jar.getInputStream(entry)) {
            var pool = ClassFile.of().parse(bytes.readAllBytes()).constantPool();
            return StreamSupport.stream(pool.spliterator(), false)
                    .filter(constant ->
                            constant instanceof MethodRefEntry || constant instanceof InterfaceMethodRefEntry)
                    .map(MemberRefEntry.class::cast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isClients(MemberRefEntry method) {
        var owner = owner(method);
        return owner.startsWith(SERVICES) && SdkClient.class.isAssignableFrom(load(owner));
    }

    private static String action(MemberRefEntry method) {
        var name = CONVENIENCE.matcher(method.name().stringValue()).replaceFirst("");
        var operation = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        var service = owner(method).substring(SERVICES.length(), owner(method).indexOf('.', SERVICES.length()));
        // Every operation has a request: a method that has none is no operation, and not known here.
        load(SERVICES + service + ".model." + operation + "Request");
        var action = service + ":" + operation;
        return RENAMED.getOrDefault(action, action);
    }

    private static String owner(MemberRefEntry method) {
        return method.owner().asInternalName().replace('/', '.');
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("not known to the SDK: " + name, e);
        }
    }
}
