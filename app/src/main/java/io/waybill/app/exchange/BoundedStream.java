package io.waybill.app.exchange;

import java.io.IOException;
import java.io.InputStream;

/** What a body unpacks to, up to a limit; whoever wants more is told that it is too much. For one thread. */
final class BoundedStream extends CountedStream {
    /** Text shrinks to a tenth, endless repetition to a thousandth. */
    private static final int HIGHEST_RATIO = 200;

    /** So little may be as repetitive as it likes. */
    private static final long ANYHOW = 16L << 20;

    private final CountedStream packed;
    private final long most;

    /** @param packed what it is unpacked from */
    BoundedStream(InputStream unpacked, CountedStream packed, long most) {
        super(unpacked);
        this.packed = packed;
        this.most = most;
    }

    @Override
    void counted() throws IOException {
        if (count() > most) {
            throw TooMuch.than(most);
        }
        if (count() > ANYHOW && count() / HIGHEST_RATIO > packed.count()) {
            throw TooMuch.times(HIGHEST_RATIO);
        }
    }
}
