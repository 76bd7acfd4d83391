package io.waybill.rules.decision;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ask one recipient for a bid.
 *
 * @param timeout how long it has at most; null when only its own mapping says
 */
public record Ping(String recipient, @Nullable Duration timeout) implements Decision {
    /** With the recipient's own timeout. */
    public Ping(String recipient) {
        this(recipient, null);
    }
}
