package io.waybill.app.release;

/** Something that was sent cannot be read as what it should be. */
public final class BadUpload extends Exception {
    private static final long serialVersionUID = 1;
    private final String text;
    private final boolean tooLarge;

    BadUpload(String text) {
        this(text, false);
    }

    private BadUpload(String text, boolean tooLarge) {
        super(text);
        this.text = text;
        this.tooLarge = tooLarge;
    }

    /** Something that holds, or unpacks to, more than is read. */
    static BadUpload tooLarge(String text) {
        return new BadUpload(text, true);
    }

    boolean tooLarge() {
        return tooLarge;
    }

    /** What is wrong, for whoever sent it. */
    public String text() {
        return text;
    }
}
