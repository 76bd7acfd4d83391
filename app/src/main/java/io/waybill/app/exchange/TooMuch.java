package io.waybill.app.exchange;

import java.io.IOException;

/** A body is, or unpacks to, more than its reader takes; reading ends there. */
public final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;

    private TooMuch(String what) {
        super(what);
    }

    /** One that has more than so many bytes. */
    public static TooMuch than(long bytes) {
        return new TooMuch("is larger than %d MB".formatted(bytes >> 20));
    }

    static TooMuch times(int ratio) {
        return new TooMuch("unpacks to more than %d times its size".formatted(ratio));
    }

    /** What is too much, to go on from what was sent: {@code is larger than 500 MB}. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
