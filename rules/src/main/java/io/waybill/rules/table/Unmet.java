package io.waybill.rules.table;

/**
 * The first cell that keeps a row out, for "why not".
 *
 * @param column as the header writes it
 * @param cell as the table writes it
 */
public record Unmet(String column, String cell, Why why) {
    /** Why the cell keeps the row out. */
    public enum Why {
        /** The row is switched off. */
        OFF,
        /** The row does not hold yet. */
        BEFORE_FROM,
        /** The row does not hold any more. */
        AFTER_UNTIL,
        /** The value may still come. */
        HELD_BACK,
        /** The value is another. */
        NOT_MET
    }
}
