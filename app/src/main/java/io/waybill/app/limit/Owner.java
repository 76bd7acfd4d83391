package io.waybill.app.limit;

import java.util.Locale;

/** Whose cap it is. */
public enum Owner {
    RECIPIENT,
    SOURCE,
    FLOW;

    /** As reasons say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
