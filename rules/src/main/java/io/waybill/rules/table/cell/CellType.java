package io.waybill.rules.table.cell;

import io.waybill.rules.flow.ValueKind;

/** How the cells of a condition column are read and compared. */
public enum CellType {
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    TIME,
    DAY,
    /** A status of an answer: a number that may also be written {@code 5xx}. */
    STATUS,
    /** What an enhancement appended: nobody says beforehand whether it is text, a number or yes/no, so the value decides. */
    OPEN;

    /** How cells of a field of this kind are read. */
    public static CellType of(ValueKind kind) {
        return switch (kind) {
            case TEXT -> TEXT;
            case NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
            case TIME -> TIME;
            case DAY -> DAY;
        };
    }
}
