package io.waybill.db.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One movement of money that an entry brings: the ledger writes it on two accounts, once with each sign.
 *
 * @param kind what it is for; says which two accounts
 * @param micros amount in millionths of a dollar, not below 0: a sale for nothing is a sale too; a cent is 10,000 of them
 * @param recipient who pays for the sale; null where it is about none
 * @param enhancement who is paid for the call; null where it is about none
 * @param delivery of the sale or call; null where it is about none
 */
public record Posting(
        Kind kind,
        long micros,
        @Nullable String recipient,
        @Nullable String enhancement,
        @Nullable String delivery) {
    /** What money moves for. */
    public enum Kind {
        /** A buyer owes for a lead. */
        SALE,
        /** A buyer gave a lead back and no longer owes for it. */
        RETURN,
        /** A call to an enhancement or for a bid is owed for. */
        CALL,
        /** The source is owed for the lead. */
        PAY,
        /** The source is no longer owed for the lead. */
        PAY_BACK
    }
}
