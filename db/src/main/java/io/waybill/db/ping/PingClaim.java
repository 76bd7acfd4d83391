package io.waybill.db.ping;

/** What came of a lead's claim to what a ping promised. */
public sealed interface PingClaim {
    /** The promise is this lead's, and nobody else's. */
    record Held(PingRow ping) implements PingClaim {}

    /** The source has had no such promise for this flow. */
    record Unknown() implements PingClaim {}

    /** The promise no longer holds. */
    record Expired() implements PingClaim {}

    /** Another lead has taken it. */
    record Used() implements PingClaim {}
}
