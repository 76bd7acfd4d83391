package io.waybill.rules.table;

import io.waybill.rules.table.cell.Reading;
import java.util.BitSet;

/** Some rows of one column, whose conditions are looked up in one way. */
sealed interface IndexedRows permits ValueRows, OrderedRows, ListRows, StartRows {
    /** A valid value that no cell names: it shows which conditions hold for everything else. */
    Reading UNNAMED = new Reading(new Object(), "", true);

    /** Whether the column has no rows of this kind. */
    boolean isEmpty();

    /** Adds the rows that accept this valid value; touches no other rows. */
    void accepting(Reading reading, BitSet rows);
}
