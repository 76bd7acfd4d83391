package io.waybill.rules.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every tier.
 *
 * @param timeout nobody further gets a lead that is older; null: no bound
 * @param prices which amounts a recipient may have it for
 * @param remediation whether a lead that nobody bought is kept for people to work on
 */
public record Bounds(@Nullable Duration timeout, Prices prices, boolean remediation) {
    /** No bounds. */
    public static final Bounds NONE = new Bounds(null, (_, _) -> true, false);

    /** Says whether an amount will do. */
    public interface Prices {
        /** Whether the recipient can spend so much, and enough of it is left. */
        boolean allows(String recipient, long cents);
    }
}
