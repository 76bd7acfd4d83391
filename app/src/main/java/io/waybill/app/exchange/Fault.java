package io.waybill.app.exchange;

/** What kept an answer from coming. */
enum Fault {
    CONNECTION("connection"),
    TIMEOUT("timeout"),
    UNPARSEABLE("unparseable"),
    /** No token was given out, so nothing was sent. */
    AUTH_FAILED("auth_failed");

    /** As {@link Exchanged} and the outcomes table say it. */
    private final String word;

    Fault(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
