package io.waybill.db.embedded;

/** The embedded database server cannot run here; the message says why and what may help. */
public final class DatabaseNotStarted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseNotStarted(String message) {
        super(message);
    }

    DatabaseNotStarted(String message, Throwable cause) {
        super(message, cause);
    }
}
