package io.waybill.app.start;

/** Waybill cannot run here; the message says why and what may help. */
final class StartFailed extends Exception {
    private static final long serialVersionUID = 1L;

    StartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
