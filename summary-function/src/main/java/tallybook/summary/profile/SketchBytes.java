package tallybook.summary.profile;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A sketch's own serial form within the profile's: its length, then its bytes. */
final class SketchBytes {
    private SketchBytes() {}

    static void write(DataOutput out, byte[] sketch) throws IOException {
        out.writeInt(sketch.length);
        out.write(sketch);
    }

    static byte[] read(DataInput in) throws IOException {
        byte[] sketch = new byte[in.readInt()];
        in.readFully(sketch);
        return sketch;
    }
}
