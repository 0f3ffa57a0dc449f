package tallybook.summary.profile;

import java.util.Random;
import org.apache.datasketches.kll.KllSketch;

/** The coin that all KLL sketches toss, which the library seeds by chance: here, so that a test is the same every time. */
final class SeededKll {
    private SeededKll() {}

    static void seed(long seed) throws ReflectiveOperationException {
        var random = KllSketch.class.getDeclaredField("random");
        random.setAccessible(true);
        ((Random) random.get(null)).setSeed(seed);
    }
}
