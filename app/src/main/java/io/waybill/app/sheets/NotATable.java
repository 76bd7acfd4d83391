package io.waybill.app.sheets;

import java.io.Serial;

/** A file that cannot be taken for a table at all; its message says why and what to do, for the person who sent it. */
public final class NotATable extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    NotATable(String message) {
        super(message);
        tooLarge = false;
    }

    NotATable(String message, Throwable cause) {
        super(message, cause);
        tooLarge = false;
    }

    private NotATable(String message, boolean tooLarge) {
        super(message);
        this.tooLarge = tooLarge;
    }

    /** One that holds, or unpacks to, more than is read. */
    static NotATable tooLarge(String message) {
        return new NotATable(message, true);
    }

    boolean tooLarge() {
        return tooLarge;
    }
}
