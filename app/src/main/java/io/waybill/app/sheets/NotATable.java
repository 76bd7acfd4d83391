package io.waybill.app.sheets;

import java.io.Serial;

/** A file that cannot be taken for a table at all; its message says why and what to do, for the person who sent it. */
public final class NotATable extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    NotATable(String message) {
        super(message);
    }

    NotATable(String message, Throwable cause) {
        super(message, cause);
    }
}
