package io.waybill.db.ledger;

import java.util.Locale;

/** What money is booked on. Every posting adds to one account and takes the same from another. */
enum Account {
    /** What buyers owe. */
    RECEIVABLE,
    /** What was earned; grows below zero, as the other side of what is owed. */
    REVENUE,
    /** What calls cost. */
    COST,
    /** What is owed for calls. */
    PAYABLE,
    /** What leads cost. */
    SOURCE_COST,
    /** What is owed to sources. */
    SOURCE_PAYABLE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that the amount is added to. */
    static Account to(Posting.Kind kind) {
        return switch (kind) {
            case SALE -> RECEIVABLE;
            case RETURN -> REVENUE;
            case CALL -> COST;
            case PAY -> SOURCE_COST;
            case PAY_BACK -> SOURCE_PAYABLE;
        };
    }

    /** The one that the amount is taken from. */
    static Account from(Posting.Kind kind) {
        return switch (kind) {
            case SALE -> REVENUE;
            case RETURN -> RECEIVABLE;
            case CALL -> PAYABLE;
            case PAY -> SOURCE_PAYABLE;
            case PAY_BACK -> SOURCE_COST;
        };
    }
}
