package io.waybill.rules.explain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a table beside the lead it was compared with.
 *
 * @param number as a spreadsheet shows it: the header is row 1
 * @param cells its conditions that ask for anything, in the order of the columns
 * @param outputs what it says, as text, by column
 */
public record ReadRow(String table, String id, int number, List<ReadCell> cells, Map<String, String> outputs) {
    public ReadRow {
        cells = List.copyOf(cells);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }
}
