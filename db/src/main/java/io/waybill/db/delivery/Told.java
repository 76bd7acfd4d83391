package io.waybill.db.delivery;

/** What one attempt of a delivery came to. An attempt that is told again, as a person found out more, replaces what was told of it. */
public record Told(String recipient, String delivery, int attempt, Result result) {
    /** In the words of reports. */
    public enum Result {
        ACCEPTED,
        REJECTED,
        ERROR,
        UNKNOWN
    }
}
