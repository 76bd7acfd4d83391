package io.waybill.rules.table;

import java.util.List;

/** Finds the rows that match. */
final class RowIndex {
    RowIndex(HitPolicy hitPolicy, List<Row> rows) {}

    List<Row> matches(Inputs in) {
        return List.of();
    }
}
