package io.waybill.app.event;

import java.util.Locale;

/** What a person makes of a lead that was held, or that nobody bought. */
public enum ReviewAction {
    /** The buyer has it. */
    CONFIRM,
    /** The buyer does not have it, or nothing is in doubt: it goes on. */
    RELEASE,
    /** The same delivery is sent once more, under the same key. */
    REPOST,
    /** It is opened again, and the rules decide anew. */
    REROUTE,
    /** It is given up. */
    CLOSE;

    /** As the journal and the API write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
