package io.waybill.rules.flow;

/** How the values of a column are written in cells and compared. */
public enum ValueKind {
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    TIME,
    DAY
}
