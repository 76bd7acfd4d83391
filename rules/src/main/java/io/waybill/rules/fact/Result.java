package io.waybill.rules.fact;

import java.util.Locale;

/** What an exchange came to. */
public enum Result {
    SUCCESS,
    FAILURE,
    ERROR,
    /** Sent, but no trustworthy answer: it may or may not have been taken. */
    UNKNOWN;

    /** The word used in tables, journal and API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
