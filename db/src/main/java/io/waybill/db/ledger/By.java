package io.waybill.db.ledger;

/** What money is summed by. */
public enum By {
    LEAD("LOWER(HEX(lead_id))"),
    FLOW("flow"),
    SOURCE("source"),
    RECIPIENT("recipient"),
    ENHANCEMENT("enhancement"),
    /** In UTC, written {@code 2026-11-21}. */
    DAY("day");

    private final String column;

    By(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
