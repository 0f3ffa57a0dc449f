package tallybook.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the fuzz run starts from: hostile bodies and headers of our own, and other people's JSON where it is there. */
record FuzzCorpus(List<Body> ownBodies, List<Body> othersBodies, List<String> base64Texts, List<Header> headers) {
    private static final Path OWN = Path.of("src/test/resources/fuzz");
    private static final Path JSON_TEST_SUITE = Path.of("../../shared/corpora/JSONTestSuite/test_parsing");

    /** A body, and the content type that fits it. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Body(byte[] bytes, @Nullable String contentType) {}

    record Header(String name, String value) {
        static Header parse(String line) {
            var nameAndValue = line.split(":", 2);
            return new Header(nameAndValue[0], nameAndValue[1].strip());
        }
    }

    static FuzzCorpus load() throws IOException {
        List<Body> own = new ArrayList<>();
        for (Path file : files(OWN)) {
            if (!file.toString().endsWith(".txt")) {
                own.add(new Body(Files.readAllBytes(file), contentType(file)));
            }
        }
        List<Body> others = new ArrayList<>();
        if (Files.isDirectory(JSON_TEST_SUITE)) {
            for (Path file : files(JSON_TEST_SUITE)) {
                others.add(new Body(Files.readAllBytes(file), null));
            }
        }
        return new FuzzCorpus(
                own,
                others,
                lines("base64.txt"),
                lines("headers.txt").stream().map(Header::parse).toList());
    }

    /** In an order that does not depend on the machine, as a seed must give the same requests everywhere. */
    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<String> lines(String name) throws IOException {
        return Files.readAllLines(OWN.resolve(name), StandardCharsets.UTF_8);
    }

    private static @Nullable String contentType(Path file) {
        return file.toString().contains(".ndjson") ? "application/x-ndjson" : null;
    }

    /** More often one of our own, as few of the others are an object or an array of objects. */
    Body anyBody(Random random) {
        boolean isOther = !othersBodies.isEmpty() && random.nextInt(4) == 0;
        return anyOf(isOther ? othersBodies : ownBodies, random);
    }

    static <T> T anyOf(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
