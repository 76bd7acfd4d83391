package io.waybill.rules.table;

/** Which of the rows that match count. */
public enum HitPolicy {
    /** The first in the order of the table. */
    FIRST,
    /** All, in the order of the table. */
    COLLECT
}
