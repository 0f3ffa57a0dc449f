package tallybook.ingest;

import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Makes the ids of entries that bring none: UUIDv7 (RFC 9562), ascending within one instance. */
final class GeneratedIds {
    private final UUIDClock milliseconds;

    /** Made on first use, so that no snapshot of an initialised instance could hand one random state to two. */
    private @Nullable TimeBasedEpochGenerator generator;

    GeneratedIds(InstantSource clock) {
        this.milliseconds = new NeverBack(clock);
    }

    synchronized EntryId next() {
        if (generator == null) {
            generator = new TimeBasedEpochGenerator(new SecureRandom(), milliseconds);
        }
        return new EntryId(generator.generate().toString(), EntryId.Origin.GENERATED);
    }

    /** The clock, which stands still when it is set back: RFC 9562, section 6.2, on clock rollback. */
    private static final class NeverBack extends UUIDClock {
        private final InstantSource clock;
        private long last;

        NeverBack(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public long currentTimeMillis() {
            last = Math.max(last, clock.millis());
            return last;
        }
    }
}
