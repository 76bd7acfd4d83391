package io.waybill.app.lists;

/** An upload that changes nothing, with the reason for whoever sent it; no value of the list is in it. */
final class BadUpload extends Exception {
    private static final long serialVersionUID = 1L;

    BadUpload(String message) {
        super(message);
    }

    BadUpload(String message, Throwable cause) {
        super(message, cause);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
