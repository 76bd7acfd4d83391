package io.waybill.db.node;

import io.micronaut.data.exceptions.DataAccessException;
import java.time.Instant;

/** For how long this node may act for its leads: until others may take it for dead. Safe for use by many threads. */
public interface Lease {
    /**
     * Shows that this node lives where that was not done for a while: what begins then may count on being its own. Throws
     * {@link DataAccessException} when the database is away.
     */
    void renew();

    /**
     * Whether no other node can have taken this one for dead at any time since then. Asks nobody.
     *
     * @param then by the clock of all nodes, not before the last {@link #renew()}
     */
    boolean isHeldSince(Instant then);
}
