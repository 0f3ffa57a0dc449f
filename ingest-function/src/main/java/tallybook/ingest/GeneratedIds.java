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
        this.milliseconds = new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        };
    }

    synchronized EntryId next() {
        if (generator == null) {
            generator = new TimeBasedEpochGenerator(new SecureRandom(), milliseconds);
        }
        return new EntryId(generator.generate().toString(), EntryId.Origin.GENERATED);
    }
}
