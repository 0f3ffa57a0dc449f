package tallybook.bench.stub;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A page in which a mark stands for a number of as many digits, so that what it is part of is another each time. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares pages.
record PageTemplate(byte[] bytes, int[] marks) {
    private static final byte[] MARK = "@@@@@@".getBytes(US_ASCII);

    static PageTemplate of(byte[] bytes) {
        int[] marks = IntStream.rangeClosed(0, bytes.length - MARK.length)
                .filter(at -> Arrays.equals(bytes, at, at + MARK.length, MARK, 0, MARK.length))
                .toArray();
        return new PageTemplate(bytes, marks);
    }

    byte[] numbered(int number) {
        byte[] digits = "%06d".formatted(number).getBytes(US_ASCII);
        byte[] page = bytes.clone();
        for (int mark : marks) {
            System.arraycopy(digits, 0, page, mark, digits.length);
        }
        return page;
    }
}
