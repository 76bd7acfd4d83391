package io.waybill.rules.fact;

import java.util.Locale;

/** What an exchange was for. */
public enum ExchangeKind {
    ENHANCEMENT,
    PING,
    POST;

    /** The word used in journal and API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
