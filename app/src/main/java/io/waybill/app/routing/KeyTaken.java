package io.waybill.app.routing;

/** Another lead is on disk that was submitted under the same key: this one is not taken. */
public final class KeyTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyTaken(String lead) {
        super("Lead (%s) was submitted under a key that another lead has.".formatted(lead));
    }
}
