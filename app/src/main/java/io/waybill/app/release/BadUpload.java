package io.waybill.app.release;

/** Something that was sent cannot be read as what it should be. */
public final class BadUpload extends Exception {
    private static final long serialVersionUID = 1;
    private final String text;

    BadUpload(String text) {
        super(text);
        this.text = text;
    }

    /** What is wrong, for whoever sent it. */
    public String text() {
        return text;
    }
}
