package io.waybill.app.answer;

/** The formats an answer can have, the preferred one first. */
public enum AnswerFormat {
    JSON("application/json"),
    XML("application/xml"),
    TEXT_XML("text/xml");

    private final String mediaType;

    AnswerFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** As in {@code Content-Type}, without parameters. */
    public String mediaType() {
        return mediaType;
    }
}
